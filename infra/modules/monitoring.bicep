metadata description = 'Logs, telemetry, and who is told when something is wrong.'

param name string
param location string
param tags object

@description('How long logs are kept. They hold alarm ids and numbers, no people.')
@minValue(30)
@maxValue(365)
param retentionDays int

@description('Who gets the alerts.')
@minLength(1)
param alertEmails string[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    RetentionInDays: retentionDays
    DisableIpMasking: false
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'KompetenzBot'
    emailReceivers: [
      for (email, i) in alertEmails: {
        name: 'administrator-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

output workspaceId string = workspace.id
output actionGroupId string = people.id
output connectionString string = insights.properties.ConnectionString
