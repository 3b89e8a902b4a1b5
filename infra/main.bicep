metadata description = 'KompetenzBot in one resource group of one subscription of the city.'

targetScope = 'resourceGroup'

import { body, privacyNotice, telephone, textMessages } from 'modules/types.bicep'

@description('Begin of every name: lower case letters and digits, for example kbprod.')
@minLength(3)
@maxLength(11)
param baseName string

@description('As people see it in Azure and in Teams.')
param displayName string = 'KompetenzBot'

param location string = resourceGroup().location
param tags object = {}

@description('Production demands everything that real people need. Staging also starts without some of it: for invented people only.')
@allowed(['Production', 'Staging'])
param hostEnvironment string = 'Production'

@description('App Service plan, Premium v3 or better for zone redundancy.')
param appServiceSku string = 'P0v3'

@minValue(2)
@maxValue(30)
param instances int = 2

@description('Spreads the instances over the data centres of the region. Can be changed only with a new plan in some regions.')
param zoneRedundant bool

@description('Storage and key vault only through private endpoints.')
param privateEndpoints bool

@description('Of the network that private endpoints need; /24.')
param networkAddressPrefix string = '10.90.0.0/24'

@description('Public IPv4 addresses or ranges of administrators, who reach the slot, and storage and key vault past the private endpoints. Empty: nobody.')
param administratorAddresses string[] = []

@description('What happens to rows when a data centre, or the region, is lost. RAGZRS keeps a copy in another region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param storageSku string

@description('Where copies of the tables are kept.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param backupSku string = 'Standard_GRS'

@description('For how many days a copy cannot be deleted. It goes at most nine days later, and so long may an erased person still be in one.')
@minValue(7)
@maxValue(365)
param backupKeepDays int = 30

@description('Who copies the tables every night. Job: one in the network of the bot. Elsewhere: a machine of the city that reaches the account. None: nobody, and nobody misses a copy.')
@allowed(['Job', 'Elsewhere', 'None'])
param copies string

@description('For the job: the program in its registry with the tag, for example tables:1; empty until it was put there.')
param copyImage string = ''

@description('Object id of the directory group that makes and restores copies.')
param operatorsGroup string

@description('Name of the certificate in the key vault that wraps the key ring.')
param certificate string = 'key-ring'

@description('Names or versions of certificates that wrapped it before; needed until no key of theirs is used any more.')
param previousCertificates string[] = []

@description('Id of the app in the city\'s Teams catalogue; empty until it is published.')
param teamsAppId string = ''

@description('How the bot addresses people.')
@allowed(['Du', 'Sie'])
param address string = 'Sie'

@description('Language where the person has chosen none.')
@allowed(['auto', 'de', 'en'])
param culture string = 'auto'

@description('The bodies that may call. The first is that of the break-glass users.')
@minLength(1)
param bodies body[]

@description('Object ids of the directory groups of those who confirm large alarms.')
@minLength(1)
param approvers string[]

@description('Object ids of the directory groups of those who run the bot.')
@minLength(1)
param administrators string[]

@description('Object ids of the directory groups of those who verify the audit trail.')
@minLength(1)
param auditors string[]

@description('Object ids of people who are coordinators even when the directory cannot be asked.')
param breakGlass string[] = []

param privacy privacyNotice

@description('Text messages; left out: Teams only.')
param sms textMessages?

@description('The city\'s own domain for the bot, for example kompetenzbot.stadt.example; empty: the one that Azure gives.')
param domain string = ''

@description('True once the domain was deployed: otherwise each deployment takes its certificate off for a moment.')
param domainIsBound bool = false

@description('Further app settings, with __ between the parts of a key, for example { Alarms__RestPeriod: \'P7D\' }.')
param settings object = {}

@description('Image of the OpenTelemetry collector that hands telemetry to Application Insights; empty: none is sent, logs go to Log Analytics all the same.')
param collectorImage string = ''

@minLength(1)
param alertEmails string[]

@description('Who is called by telephone when something cannot wait until the morning.')
param alertCalls telephone[] = []

@description('Who gets a text message when something cannot wait until the morning.')
param alertTexts telephone[] = []

@description('Address that is called when something cannot wait until the morning. It often holds a secret: give it on the command line, not in a file.')
@secure()
param alertWebhook string = ''

@description('How long logs are kept. Application Insights knows these values only.')
@allowed([30, 60, 90, 120, 180, 270, 365])
param logRetentionDays int = 30

@description('Where the registration of the bot lives.')
@allowed(['global', 'westeurope'])
param botLocation string = 'global'

@allowed(['F0', 'S1'])
param botSku string = 'S1'

var unique = uniqueString(resourceGroup().id)
var name = '${baseName}-${take(unique, 6)}'
var accountName = take('${baseName}${unique}', 24)
var backupAccountName = take('${baseName}bak${unique}', 24)
var publicHost = empty(domain) ? app.outputs.hostName : domain
// App Service answers at a name that follows from its own; used where the app itself needs it before it exists
var publicUrl = empty(domain) ? 'https://${name}.azurewebsites.net' : 'https://${domain}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
    alertEmails: alertEmails
    alertCalls: alertCalls
    alertTexts: alertTexts
    alertWebhook: alertWebhook
  }
}

module copier 'modules/identity.bicep' = if (copies == 'Job') {
  name: 'copier'
  params: {
    name: '${name}-copies'
    location: location
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateEndpoints || copies == 'Job') {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: accountName
    location: location
    tags: tags
    sku: storageSku
    private: privateEndpoints
    administratorAddresses: administratorAddresses
    principalId: identity.outputs.principalId
    operatorsGroup: operatorsGroup
    copierPrincipalId: copies == 'Job' ? copier!.outputs.principalId : ''
  }
}

module tableEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'table-endpoint'
  params: {
    name: '${name}-table'
    location: location
    tags: tags
    subnetId: network!.outputs.privateEndpointSubnetId
    zoneId: network!.outputs.tableZoneId
    targetId: storage.outputs.id
    service: 'table'
  }
}

module queueEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'queue-endpoint'
  params: {
    name: '${name}-queue'
    location: location
    tags: tags
    subnetId: network!.outputs.privateEndpointSubnetId
    zoneId: network!.outputs.queueZoneId
    targetId: storage.outputs.id
    service: 'queue'
  }
}

module backup 'modules/backup.bicep' = {
  name: 'backup'
  params: {
    name: backupAccountName
    location: location
    tags: tags
    sku: backupSku
    keepDays: backupKeepDays
    operatorsGroup: operatorsGroup
    administratorAddresses: administratorAddresses
    copierSubnetId: copies == 'Job' ? network!.outputs.copiesSubnetId : ''
    copierPrincipalId: copies == 'Job' ? copier!.outputs.principalId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

module copyJob 'modules/copies.bicep' = if (copies == 'Job') {
  name: 'copies'
  params: {
    name: name
    location: location
    tags: tags
    registryName: take('${baseName}reg${unique}', 24)
    subnetId: network!.outputs.copiesSubnetId
    identityId: copier!.outputs.id
    identityClientId: copier!.outputs.clientId
    principalId: copier!.outputs.principalId
    storageAccountName: storage.outputs.name
    backupAccountName: backup.outputs.name
    image: copyImage
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: name
    location: location
    tags: tags
    private: privateEndpoints
    administratorAddresses: administratorAddresses
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vaultEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  name: 'vault-endpoint'
  params: {
    name: '${name}-vault'
    location: location
    tags: tags
    subnetId: network!.outputs.privateEndpointSubnetId
    zoneId: network!.outputs.vaultZoneId
    targetId: vault.outputs.id
    service: 'vault'
  }
}

module communication 'modules/sms.bicep' = if (!empty(sms)) {
  name: 'sms'
  params: {
    name: name
    tags: tags
    dataLocation: sms!.dataLocation
    principalId: identity.outputs.principalId
  }
}

module appSettings 'modules/settings.bicep' = {
  name: 'settings'
  params: {
    hostEnvironment: hostEnvironment
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    vaultUri: vault.outputs.uri
    certificate: certificate
    previousCertificates: previousCertificates
    teamsAppId: teamsAppId
    address: address
    culture: culture
    bodies: bodies
    approvers: approvers
    administrators: administrators
    auditors: auditors
    breakGlass: breakGlass
    privacy: privacy
    sms: sms
    smsEndpoint: empty(sms) ? '' : communication!.outputs.endpoint
    publicUrl: publicUrl
    further: settings
    collectorImage: collectorImage
    connectionString: monitoring.outputs.connectionString
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    tags: tags
    sku: appServiceSku
    instances: instances
    zoneRedundant: zoneRedundant
    identityId: identity.outputs.id
    subnetId: privateEndpoints ? network!.outputs.appSubnetId : ''
    settings: appSettings.outputs.shared
    collectorImage: collectorImage
    administratorAddresses: administratorAddresses
    workspaceId: monitoring.outputs.workspaceId
  }
}

module ownDomain 'modules/domain.bicep' = if (!empty(domain)) {
  name: 'domain'
  params: {
    appName: app.outputs.name
    planId: app.outputs.planId
    location: location
    tags: tags
    domain: domain
    isBound: domainIsBound
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    tags: tags
    displayName: displayName
    location: botLocation
    sku: botSku
    endpoint: 'https://${publicHost}/api/messages'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

module smsEvents 'modules/sms-events.bicep' = if (!empty(sms.?eventsAudience) && (sms.?subscribe ?? false)) {
  name: 'sms-events'
  params: {
    topicName: communication!.outputs.topicName
    endpoint: 'https://${publicHost}/api/sms-events'
    audience: sms!.eventsAudience!
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    appId: app.outputs.id
    planId: app.outputs.planId
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    atOnceActionGroupId: monitoring.outputs.atOnceActionGroupId
    backupAccountName: copies == 'None' ? '' : backup.outputs.name
  }
}

output botAppId string = identity.outputs.clientId
output botPrincipalId string = identity.outputs.principalId
output appName string = app.outputs.name
output slotName string = app.outputs.slotName
output hostName string = app.outputs.hostName
output domainVerificationId string = app.outputs.domainVerificationId
output storageAccountName string = storage.outputs.name
output backupAccountName string = backup.outputs.name
output copyRegistryName string = copies == 'Job' ? copyJob!.outputs.registryName : ''
output copyRegistryServer string = copies == 'Job' ? copyJob!.outputs.registryServer : ''
output copyJobName string = copies == 'Job' ? copyJob!.outputs.jobName : ''
output vaultUri string = vault.outputs.uri
