metadata description = 'Logs, telemetry, and who is told when something is wrong: by e-mail, and at once where it cannot wait until the morning.'

import { telephone } from 'types.bicep'

param name string
param location string
param tags object

@description('How long logs are kept. They hold alarm ids and numbers, no people.')
param retentionDays int

@description('Who gets the alerts.')
@minLength(1)
param alertEmails string[]

@description('Who is called by telephone when it cannot wait.')
param alertCalls telephone[]

@description('Who gets a text message when it cannot wait.')
param alertTexts telephone[]

@description('What is called when it cannot wait, for example the system that wakes those on duty; empty: nothing.')
@secure()
param alertWebhook string

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

resource onDuty 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-at-once'
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
    voiceReceivers: [
      for (phone, i) in alertCalls: {
        name: 'call-${i}'
        countryCode: phone.countryCode
        phoneNumber: phone.number
      }
    ]
    smsReceivers: [
      for (phone, i) in alertTexts: {
        name: 'text-${i}'
        countryCode: phone.countryCode
        phoneNumber: phone.number
      }
    ]
    webhookReceivers: empty(alertWebhook) ? [] : [
      {
        name: 'duty'
        serviceUri: alertWebhook
        useCommonAlertSchema: true
      }
    ]
  }
}

output workspaceId string = workspace.id
output actionGroupId string = people.id
output atOnceActionGroupId string = onDuty.id
output connectionString string = insights.properties.ConnectionString
