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

@description('Public IPv4 addresses or ranges of administrators, who alone can reach the slot: it has the whole identity of the bot.')
param administratorAddresses string[]

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

// stays with the slot in a swap
var slotDoors = [
  for (address, i) in administratorAddresses: {
    name: 'administrators-${i}'
    action: 'Allow'
    priority: 100 + i
    ipAddress: contains(address, '/') ? address : '${address}/32'
  }
]

// what the collector reads, and nothing else of the bot; a value is the name of an app setting
var collectorVariables = [
  {
    name: 'COLLECTOR_CONFIG'
    value: 'COLLECTOR_CONFIG'
  }
  {
    name: 'COLLECTOR_CONNECTION_STRING'
    value: 'COLLECTOR_CONNECTION_STRING'
  }
]

// what the container prints, also before the first line reaches Log Analytics; on Linux no requests
var containerLogs = {
  httpLogs: {
    fileSystem: {
      enabled: true
      retentionInDays: 7
      retentionInMb: 35
    }
  }
}

// not AppServiceHTTPLogs: the paths of answer pages hold their tokens, and every line an address
var logCategories = [
  {
    category: 'AppServiceConsoleLogs'
    enabled: true
  }
  {
    category: 'AppServicePlatformLogs'
    enabled: true
  }
]

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identityId}': {}
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
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

resource app 'Microsoft.Web/sites@2024-11-01' = {
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

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    Delivery__Enabled: 'true'
  })
}

resource stickySettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'slotConfigNames'
  properties: {
    appSettingNames: [
      'Delivery__Enabled'
    ]
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-11-01' = {
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
    siteConfig: union(configuration, {
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: slotDoors
    })
  }
}

resource slotSettings 'Microsoft.Web/sites/slots/config@2024-11-01' = {
  parent: slot
  name: 'appsettings'
  properties: union(settings, {
    Delivery__Enabled: 'false'
  })
  dependsOn: [
    stickySettings
  ]
}

resource collector 'Microsoft.Web/sites/sitecontainers@2024-11-01' = if (!empty(collectorImage)) {
  parent: app
  name: 'collector'
  properties: {
    image: collectorImage
    isMain: false
    authType: 'Anonymous'
    targetPort: '4317'
    startUpCommand: '--config=env:COLLECTOR_CONFIG'
    inheritAppSettingsAndConnectionStrings: false
    environmentVariables: collectorVariables
  }
  dependsOn: [
    appSettings
  ]
}

resource slotCollector 'Microsoft.Web/sites/slots/sitecontainers@2024-11-01' = if (!empty(collectorImage)) {
  parent: slot
  name: 'collector'
  properties: {
    image: collectorImage
    isMain: false
    authType: 'Anonymous'
    targetPort: '4317'
    startUpCommand: '--config=env:COLLECTOR_CONFIG'
    inheritAppSettingsAndConnectionStrings: false
    environmentVariables: collectorVariables
  }
  dependsOn: [
    slotSettings
  ]
}

resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = [
  for way in ['ftp', 'scm']: {
    parent: app
    name: way
    properties: {
      allow: false
    }
  }
]

resource noSlotPasswords 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-11-01' = [
  for way in ['ftp', 'scm']: {
    parent: slot
    name: way
    properties: {
      allow: false
    }
  }
]

resource logFiles 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'logs'
  properties: containerLogs
}

resource slotLogFiles 'Microsoft.Web/sites/slots/config@2024-11-01' = {
  parent: slot
  name: 'logs'
  properties: containerLogs
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: logCategories
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource slotDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: slot
  properties: {
    workspaceId: workspaceId
    logs: logCategories
  }
}

output id string = app.id
output name string = app.name
output slotName string = slotName
output planId string = plan.id
output hostName string = app.properties.defaultHostName
output domainVerificationId string = app.properties.customDomainVerificationId
