using 'main.bicep'

// For invented people and a handful of testers. All ids are examples: replace them. Nothing in this file is a secret.
param baseName = 'kbtest'
param displayName = 'KompetenzBot (Test)'
param tags = {
  service: 'KompetenzBot'
  stage: 'test'
}

param hostEnvironment = 'Staging'
param appServiceSku = 'P0v3'
param instances = 2
param zoneRedundant = false
param privateEndpoints = false
param storageSku = 'Standard_LRS'
param backupSku = 'Standard_LRS'
param backupKeepDays = 7
// invented people only
param copies = 'None'
param operatorsGroup = '20000000-0000-4000-8000-000000000001'
param alertEmails = [
  'it-test@stadt.example'
]
param botSku = 'F0'

param bodies = [
  {
    name: 'Lagezentrum (Test)'
    group: '20000000-0000-4000-8000-000000000011'
    phone: '+4923100001'
  }
]
param approvers = [
  '20000000-0000-4000-8000-000000000021'
]
param administrators = [
  '20000000-0000-4000-8000-000000000022'
]
param auditors = [
  '20000000-0000-4000-8000-000000000023'
]

param privacy = {
  noticeVersion: 'test-1'
  controller: 'Stadt Musterstadt (Test)'
  contact: 'datenschutz@stadt.example'
  workingTime: 'Nur ein Test.'
  insurance: 'Nur ein Test.'
}

// quarters that last days, to see a year in a week
param settings = {
  Reminders__Every: 'P2D'
  Reminders__RepeatAfter: 'P1D'
  Reminders__PauseAfter: 'P3D'
  Reminders__EraseAfter: 'P29D'
}
