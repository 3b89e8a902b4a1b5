metadata description = 'The store of record: tables and queues, reached with the bot\'s identity alone.'

param name string
param location string
param tags object
param sku string

@description('True: only through private endpoints, and from administratorAddresses.')
param private bool

@description('Public IPv4 addresses or ranges of administrators.')
param administratorAddresses string[]

@description('Who reads and writes rows and messages.')
param principalId string

@description('Object id of the directory group whose members make copies of the tables; they read rows, not what is protected in them.')
param operatorsGroup string

@description('The job that makes copies of the tables; empty: none does.')
param copierPrincipalId string

var tableDataReader = '76199698-9eea-4c19-bc75-cec21354c6b6'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: private && empty(administratorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: private ? 'Deny' : 'Allow'
      ipRules: [
        for address in administratorAddresses: {
          action: 'Allow'
          value: address
        }
      ]
    }
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'The store of record has no soft-delete for tables: a deleted account takes every profile with it.'
  }
}

resource tableRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableDataContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource queueRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, queueDataContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
  }
}

resource operatorsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, operatorsGroup, tableDataReader)
  scope: account
  properties: {
    principalId: operatorsGroup
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataReader)
  }
}

resource copierRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(copierPrincipalId)) {
  name: guid(account.id, copierPrincipalId, tableDataReader)
  scope: account
  properties: {
    principalId: copierPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataReader)
  }
}

output id string = account.id
output name string = account.name
