using 'main.bicep'

// All ids are examples: replace them. Nothing in this file is a secret.
param baseName = 'kbprod'
param tags = {
  service: 'KompetenzBot'
  stage: 'production'
}

param appServiceSku = 'P1v3'
param instances = 3
param zoneRedundant = true
param privateEndpoints = true
param storageSku = 'Standard_RAGZRS'
param backupSku = 'Standard_GRS'
param backupKeepDays = 30
param copies = 'Job'
// once the program is in the registry, see the guide
param copyImage = ''
param operatorsGroup = '10000000-0000-4000-8000-000000000001'
param alertEmails = [
  'it-bereitschaft@stadt.example'
]
// somebody who wakes up: a text message, a call, or a webhook on the command line
param alertTexts = [
  {
    countryCode: '49'
    number: '1713920010'
  }
]
// yours, for the slot, and for storage and key vault while you set them up
param administratorAddresses = []
param logRetentionDays = 90
param collectorImage = 'otel/opentelemetry-collector-contrib:0.149.0'

param domain = 'kompetenzbot.stadt.example'
// true from the second deployment with the domain on
param domainIsBound = false
// key-ring/<version> once the certificate is there
param certificate = 'key-ring'
// empty until the app is in the catalogue
param teamsAppId = ''
param address = 'Sie'
param culture = 'auto'

param bodies = [
  {
    name: 'Kommunales Lagezentrum'
    group: '10000000-0000-4000-8000-000000000011'
    phone: '+4923100001'
  }
  {
    name: 'Geschäftsführung Krisenstab'
    group: '10000000-0000-4000-8000-000000000012'
    phone: '+4923100002'
  }
  {
    name: 'A-Dienst der Feuerwehr'
    group: '10000000-0000-4000-8000-000000000013'
    phone: '+4923100003'
    mayBypassFourEyes: true
  }
]
param approvers = [
  '10000000-0000-4000-8000-000000000021'
]
param administrators = [
  '10000000-0000-4000-8000-000000000022'
]
param auditors = [
  '10000000-0000-4000-8000-000000000023'
]
param breakGlass = [
  '10000000-0000-4000-8000-000000000031'
]

param privacy = {
  noticeVersion: '2026-1'
  controller: 'Stadt Musterstadt, Der Oberbürgermeister, Rathausplatz 1, 00000 Musterstadt'
  contact: 'datenschutz@stadt.example'
  workingTime: 'Einsätze in der Dienstzeit sind Arbeitszeit; außerhalb gilt die Dienstvereinbarung.'
  insurance: 'Im Einsatz besteht der Schutz der gesetzlichen Unfallversicherung wie im Dienst.'
}

param sms = {
  from: 'Musterstadt'
  dataLocation: 'Germany'
  // empty until the app registration for delivery reports is made
  eventsAudience: ''
  // true once the bot runs: Event Grid asks it at once
  subscribe: false
}

// What the bot would do anyway, to be seen and changed here. Durations are ISO 8601.
param settings = {
  Delivery__RequestsPerSecond: '50'
  Delivery__Concurrency: '32'
  Alarms__FourEyesAbove: '50'
  Alarms__ApprovalTimeout: 'PT5M'
  Alarms__WaveInterval: 'PT10M'
  Alarms__SmsAfter: 'PT5M'
  Alarms__RestPeriod: 'P7D'
  Alarms__DrillsPerYear: '4'
  Alarms__DepartmentLimit: '0'
  Alarms__SeenSignal: 'Off'
  Reminders__Every: 'P3M'
  Reminders__RepeatAfter: 'P14D'
  Reminders__PauseAfter: 'P56D'
  Reminders__EraseAfter: 'P12M'
  Reminders__LeaverGrace: 'P30D'
  DutyHours__Source: 'Person'
  DutyHours__TimeZone: 'Europe/Berlin'
  DutyHours__Start: '07:00'
  DutyHours__End: '17:00'
  DutyHours__State: 'NW'
  Privacy__MinimumGroup: '5'
  // a test account and a test number of yours; empty: no self-test
  SelfTest__User: ''
  SelfTest__Phone: ''
  Retention__Answers: 'P30D'
  Retention__Deployments: 'P24M'
  Retention__AccessLog: 'P12M'
  Retention__Audit: 'P36M'
  Retention__Feedback: 'P12M'
  Retention__Drafts: 'P30D'
}
