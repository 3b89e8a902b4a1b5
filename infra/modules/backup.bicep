metadata description = 'Where copies of the tables are kept: blobs that nobody can delete or change for a while, in an account of their own.'

param name string
param location string
param tags object
param sku string

@description('How long a copy can neither be deleted nor changed. After that it goes by itself.')
@minValue(7)
@maxValue(365)
param keepDays int

@description('Object id of the directory group whose members make and restore copies.')
param operatorsGroup string

@description('Public IPv4 addresses or ranges from which copies are made. Empty: from everywhere, with an Entra identity.')
param administratorAddresses string[]

@description('Of the subnet from which a job makes copies; empty: none does.')
param copierSubnetId string

@description('Who makes copies there; empty: only the operators.')
param copierPrincipalId string

@description('Where it is written down that a copy has come.')
param workspaceId string

// against a slip of the hand; a copy lives on for so long after keepDays
var softDeleteDays = 7
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Cool'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: empty(administratorAddresses) ? 'Allow' : 'Deny'
      ipRules: [
        for address in administratorAddresses: {
          action: 'Allow'
          value: address
        }
      ]
      virtualNetworkRules: empty(copierSubnetId) ? [] : [
        {
          action: 'Allow'
          id: copierSubnetId
        }
      ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource copies 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'tables'
  properties: {
    publicAccess: 'None'
  }
}

resource unchangeable 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = {
  parent: copies
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: keepDays
    allowProtectedAppendWrites: false
  }
}

resource aging 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-copies-go'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterCreationGreaterThan: keepDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource operatorsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, operatorsGroup, blobDataContributor)
  scope: account
  properties: {
    principalId: operatorsGroup
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource copierRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(copierPrincipalId)) {
  name: guid(account.id, copierPrincipalId, blobDataContributor)
  scope: account
  properties: {
    principalId: copierPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
    ]
  }
}

output name string = account.name
