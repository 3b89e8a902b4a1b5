metadata description = 'The city\'s own domain with a certificate that App Service renews. The DNS records must be there before. The first time the name is bound without a certificate, because making one needs the name; never again, since that would take the certificate off.'

param appName string
param planId string
param location string
param tags object
param domain string

@description('True once the certificate is bound.')
param isBound bool

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = if (!isBound) {
  parent: app
  name: domain
  properties: {
    siteName: appName
    hostNameType: 'Verified'
    sslState: 'Disabled'
  }
}

resource certificate 'Microsoft.Web/certificates@2024-11-01' = {
  name: domain
  location: location
  tags: tags
  properties: {
    serverFarmId: planId
    canonicalName: domain
  }
  dependsOn: [
    binding
  ]
}

module tls 'domain-tls.bicep' = {
  name: 'domain-tls'
  params: {
    appName: appName
    domain: domain
    thumbprint: certificate.properties.thumbprint
  }
}
