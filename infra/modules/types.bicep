@export()
@description('A body that may call, as Roles:Bodies of the bot.')
type body = {
  @description('As people know it.')
  name: string

  @description('Object id of the directory group whose members may call for it.')
  group: string

  @description('Where people can check that a call is genuine.')
  phone: string

  @description('The mobile number that whoever is on duty carries, in E.164 form: gets a text message while Teams is out. Left out: none.')
  dutyPhone: string?

  @description('Whether its alarms may go out without a second pair of eyes. Left out: no.')
  mayBypassFourEyes: bool?
}

@export()
@description('What the privacy notice says about this city, as Privacy of the bot.')
type privacyNotice = {
  @description('A new version asks everyone for consent again.')
  noticeVersion: string

  @description('Who is responsible.')
  controller: string

  @description('Where questions about privacy go.')
  contact: string

  @description('How a deployment counts as working time.')
  workingTime: string

  @description('How people are insured in a deployment.')
  insurance: string
}

@export()
@description('Text messages.')
type textMessages = {
  @description('The sender that was ordered: at most eleven letters and digits, or a number in E.164 form.')
  from: string

  @description('Where Communication Services keeps its data.')
  dataLocation: string

  @description('Application id (or its URI) of the app registration that scripts/sms-events-app.sh makes. Left out: no delivery reports.')
  eventsAudience: string?

  @description('Make the subscription for delivery reports. Event Grid asks the running bot at once, so this is true only from the second deployment on.')
  subscribe: bool
}

@export()
@description('A telephone that rings or gets a text message when something is wrong.')
type telephone = {
  @description('Without +, for example 49.')
  countryCode: string

  @description('Without the country code and without a leading 0.')
  number: string
}
