metadata description = 'The bot itself: at least two instances, and a slot in which the next version waits without sending anything.'

param name string
param location string
param tags object
param sku string

@minValue(2)
@maxValue(30)
param instances int

param zoneRedundant bool
param identityId string

@description('Of the subnet through which the bot speaks to the world; empty: none.')
param subnetId string

@description('The settings of every slot.')
param settings object

@description('Image of the OpenTelemetry collector beside the bot; empty: none.')
param collectorImage string

param workspaceId string

var slotName = 'next'
var runtime = 'DOTNETCORE|10.0'
var healthPath = '/health/ready'

var configuration = {
  linuxFxVersion: runtime
  alwaysOn: true
  ftpsState: 'Disabled'
  healthCheckPath: healthPath
  http20Enabled: true
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  remoteDebuggingEnabled: false
  vnetRouteAllEnabled: !empty(subnetId)
}

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identityId}': {}
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: identity
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: configuration
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    Delivery__Enabled: 'true'
  })
}

resource stickySettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'slotConfigNames'
  properties: {
    appSettingNames: [
      'Delivery__Enabled'
    ]
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-04-01' = {
  parent: app
  name: slotName
  location: location
  tags: tags
  kind: 'app,linux'
  identity: identity
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: configuration
  }
}

resource slotSettings 'Microsoft.Web/sites/slots/config@2024-04-01' = {
  parent: slot
  name: 'appsettings'
  properties: union(settings, {
    Delivery__Enabled: 'false'
  })
  dependsOn: [
    stickySettings
  ]
}

resource collector 'Microsoft.Web/sites/sitecontainers@2024-04-01' = if (!empty(collectorImage)) {
  parent: app
  name: 'collector'
  properties: {
    image: collectorImage
    isMain: false
    authType: 'Anonymous'
    targetPort: '4317'
    startUpCommand: '--config=env:COLLECTOR_CONFIG'
    inheritAppSettingsAndConnectionStrings: true
  }
  dependsOn: [
    appSettings
  ]
}

resource slotCollector 'Microsoft.Web/sites/slots/sitecontainers@2024-04-01' = if (!empty(collectorImage)) {
  parent: slot
  name: 'collector'
  properties: {
    image: collectorImage
    isMain: false
    authType: 'Anonymous'
    targetPort: '4317'
    startUpCommand: '--config=env:COLLECTOR_CONFIG'
    inheritAppSettingsAndConnectionStrings: true
  }
  dependsOn: [
    slotSettings
  ]
}

resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for way in ['ftp', 'scm']: {
    parent: app
    name: way
    properties: {
      allow: false
    }
  }
]

resource noSlotPasswords 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-04-01' = [
  for way in ['ftp', 'scm']: {
    parent: slot
    name: way
    properties: {
      allow: false
    }
  }
]

// not AppServiceHTTPLogs: the paths of answer pages hold their tokens, and every line an address
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = app.id
output name string = app.name
output slotName string = slotName
output planId string = plan.id
output hostName string = app.properties.defaultHostName
output domainVerificationId string = app.properties.customDomainVerificationId
