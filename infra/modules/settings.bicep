metadata description = 'The app settings: the configuration of the bot, with __ between the parts of a key. Makes no resources. No value is a secret.'

import { body, privacyNotice, textMessages } from 'types.bicep'

param hostEnvironment string
param identityClientId string
param storageAccountName string
param vaultUri string
param certificate string
param previousCertificates string[]
param teamsAppId string
param address string
param culture string
param bodies body[]
param approvers string[]
param administrators string[]
param auditors string[]
param breakGlass string[]
param privacy privacyNotice
param sms textMessages?

@description('Of the Communication Services resource; empty without text messages.')
param smsEndpoint string

@description('https address of the bot without a path.')
param publicUrl string

@description('Further settings; they win.')
param further object

@description('Image of the OpenTelemetry collector beside the bot; empty: no telemetry is sent.')
param collectorImage string

@description('Of Application Insights.')
param connectionString string

func numbered(key string, values array) object => toObject(range(0, length(values)), i => '${key}__${i}', i => values[i])

var platform = {
  ASPNETCORE_ENVIRONMENT: hostEnvironment
  ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
  AZURE_CLIENT_ID: identityClientId
  Logging__Console__FormatterName: 'json'
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  WEBSITE_RUN_FROM_PACKAGE: '1'
  WEBSITE_SWAP_WARMUP_PING_PATH: '/health/ready'
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
}

var bot = {
  Bot__AppId: identityClientId
  Bot__TenantId: tenant().tenantId
  Bot__Credential: 'ManagedIdentity'
  Bot__TeamsAppId: teamsAppId
  Bot__Address: address
  Bot__Culture: culture
  Storage__AccountName: storageAccountName
  KeyVault__Uri: vaultUri
  KeyVault__Certificate: certificate
  Privacy__NoticeVersion: privacy.noticeVersion
  Privacy__Controller: privacy.controller
  Privacy__Contact: privacy.contact
  Privacy__WorkingTime: privacy.workingTime
  Privacy__Insurance: privacy.insurance
}

var bodySettings = reduce(
  map(range(0, length(bodies)), i => {
    'Roles__Bodies__${i}__Name': bodies[i].name
    'Roles__Bodies__${i}__Group': bodies[i].group
    'Roles__Bodies__${i}__Phone': bodies[i].phone
    'Roles__Bodies__${i}__DutyPhone': bodies[i].?dutyPhone ?? ''
    'Roles__Bodies__${i}__MayBypassFourEyes': string(bodies[i].?mayBypassFourEyes ?? false)
  }),
  {},
  (all, one) => union(all, one)
)

var smsSettings = empty(sms) ? {} : {
  Sms__Endpoint: smsEndpoint
  Sms__From: sms!.from
  Sms__AnswerBaseUrl: publicUrl
}

var smsEventSettings = empty(sms.?eventsAudience) ? {} : {
  Sms__EventsTenantId: tenant().tenantId
  Sms__EventsAudience: sms!.eventsAudience
}

var telemetry = empty(collectorImage) ? {} : {
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317'
  OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc'
  OTEL_SERVICE_NAME: 'KompetenzBot'
  COLLECTOR_CONNECTION_STRING: connectionString
  COLLECTOR_CONFIG: string({
    receivers: {
      otlp: {
        protocols: {
          grpc: {
            endpoint: '127.0.0.1:4317'
          }
        }
      }
    }
    processors: {
      batch: {}
    }
    exporters: {
      azuremonitor: {
        connection_string: '\${env:COLLECTOR_CONNECTION_STRING}'
      }
    }
    service: {
      pipelines: {
        traces: {
          receivers: ['otlp']
          processors: ['batch']
          exporters: ['azuremonitor']
        }
        metrics: {
          receivers: ['otlp']
          processors: ['batch']
          exporters: ['azuremonitor']
        }
        logs: {
          receivers: ['otlp']
          processors: ['batch']
          exporters: ['azuremonitor']
        }
      }
    }
  })
}

@description('Of every slot.')
output shared object = union(
  platform,
  bot,
  bodySettings,
  numbered('KeyVault__PreviousCertificates', previousCertificates),
  numbered('Roles__Approvers', approvers),
  numbered('Roles__Administrators', administrators),
  numbered('Roles__Auditors', auditors),
  numbered('Roles__BreakGlass', breakGlass),
  smsSettings,
  smsEventSettings,
  telemetry,
  further
)
