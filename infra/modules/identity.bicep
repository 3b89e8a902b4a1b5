metadata description = 'A user-assigned identity. The bot has one for Teams, Graph, storage, key vault and text messages, whose client id is its application id; the job that makes copies has another.'

param name string
param location string
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
