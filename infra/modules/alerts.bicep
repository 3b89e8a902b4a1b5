metadata description = 'What wakes somebody up. The messages are those that the bot logs, letter by letter: their placeholders too.'

param name string
param location string
param tags object
param appId string
param planId string
param workspaceId string

@description('Told of everything that can wait until the morning.')
param actionGroupId string

@description('Told of what cannot.')
param atOnceActionGroupId string

@description('Where copies of the tables must come; empty: nobody waits for any.')
param backupAccountName string

// what becomes due by itself and can wait until the morning
var upkeep = [
  'ReminderPlanner'
  'ErasureFinisher'
  'LeaverWatch'
  'OperationSurvey'
  'SelfTester'
  'RetentionWorker'
  'OversightPlanner'
  'TrailHeadLog'
]

// severity 0: at once, by night too; 1: today; 2: this week
var logAlerts = [
  {
    name: 'poison-queue-not-empty'
    description: 'Queue messages failed five times and lie in a poison queue: somebody may wait for something. Look at them and replay them.'
    severity: 1
    messages: [
      'A pointer of queue {Queue} to work {Work} was moved to the poison queue.'
      '{Count} pointers of queue {Queue} lie in its poison queue.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 0
    // longer than the bot says it again
    window: 'PT30M'
    every: 'PT5M'
  }
  {
    name: 'delivery-failing'
    description: 'Messages cannot be sent, or what became of them cannot be written. The bot keeps trying until the alarm ends.'
    severity: 0
    messages: [
      'A message of work {Work} could not be sent; it is tried again when its lease has passed.'
      'The outcome of a message of work {Work} could not be written; it is tried again.'
      'A pointer of queue {Queue} to work {Work} failed and will come back.'
      'The queues could not be read.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 10
    window: 'PT5M'
    every: 'PT5M'
  }
  {
    name: 'alarms-not-driven-on'
    description: 'What becomes due while an alarm runs is not done.'
    severity: 0
    messages: [
      '{Task} failed; it is tried again at its next turn.'
    ]
    tasks: []
    otherTasks: upkeep
    moreThan: 5
    window: 'PT5M'
    every: 'PT5M'
  }
  {
    name: 'reminders-overdue'
    description: 'Quarterly reminders, pauses or erasures are due for more than a day.'
    severity: 1
    messages: [
      '{Count} reminders, pauses or erasures are due for more than a day.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 0
    window: 'PT1H'
    every: 'PT15M'
  }
  {
    name: 'self-test-failing'
    description: 'The card or the text message that is sent as a test does not get through. Alarms may not either. Coordinators have been told.'
    severity: 1
    messages: [
      'The self-test of {Channel} failed: {Reason}.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 0
    window: 'PT1H'
    every: 'PT15M'
  }
  {
    name: 'upkeep-failing'
    description: 'Looking for reminders, leavers and unfinished erasures, or the bot looking after itself, fails again and again.'
    severity: 2
    messages: [
      '{Task} failed; it is tried again at its next turn.'
    ]
    tasks: upkeep
    otherTasks: []
    moreThan: 3
    window: 'PT6H'
    every: 'PT1H'
  }
  {
    name: 'certificate-expiry'
    description: 'The certificate that wraps the key ring expires within 30 days, or has. Issue a new version, pin it, and name the old one under previousCertificates.'
    severity: 1
    messages: [
      'The certificate that wraps the key ring expires in {Days} days.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 0
    window: 'PT1H'
    every: 'PT15M'
  }
  {
    name: 'people-left-out'
    description: 'Rows that cannot be read, or people who cannot be looked at: an alarm or a reminder may not reach them.'
    severity: 1
    messages: [
      '{Count} rows of {Table} could not be read and were left out.'
      'One person could not be looked at; it is tried again at the next look.'
    ]
    tasks: []
    otherTasks: []
    moreThan: 0
    window: 'PT1H'
    every: 'PT15M'
  }
]

resource logAlert 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'let messages = dynamic(${string(alert.messages)});\nlet tasks = dynamic(${string(alert.tasks)});\nlet otherTasks = dynamic(${string(alert.otherTasks)});\nAppServiceConsoleLogs\n| where _ResourceId =~ "${appId}" and ResultDescription startswith "{"\n| extend Line = parse_json(ResultDescription)\n| where tostring(Line.State["{OriginalFormat}"]) in (messages)\n| where array_length(tasks) == 0 or tostring(Line.State.Task) in (tasks)\n| where tostring(Line.State.Task) !in (otherTasks)'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.moreThan
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          alert.severity == 0 ? atOnceActionGroupId : actionGroupId
        ]
      }
    }
  }
]

// by what has come, not by who said so: the file that a complete copy ends with
resource copyMissing 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = if (!empty(backupAccountName)) {
  name: '${name}-copy-missing'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'copy-missing'
    description: 'The last complete copy of the tables is older than 26 hours, or there is none.'
    severity: 1
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT1H'
    windowSize: 'P1D'
    overrideQueryTimeRange: 'P2D'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'StorageBlobLogs\n| where AccountName =~ "${backupAccountName}" and OperationName == "PutBlob" and tostring(StatusCode) == "201" and Uri contains "/tables/" and Uri contains "/copy.json"\n| summarize Last = max(TimeGenerated)\n| where isnull(Last) or Last < ago(26h)\n| project TimeGenerated = now(), Last'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        actionGroupId
      ]
    }
  }
}

var metricAlerts = [
  {
    name: 'instances-not-ready'
    description: 'More than half of the instances do not answer at /health/ready: storage cannot be reached, or the bot does not start. Where none answers, this comes after some eight minutes.'
    severity: 0
    target: appId
    space: 'Microsoft.Web/sites'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 50
    window: 'PT15M'
  }
  {
    name: 'instance-not-ready'
    description: 'An instance does not answer at /health/ready for a while. The others do its work.'
    severity: 2
    target: appId
    space: 'Microsoft.Web/sites'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
    window: 'PT30M'
  }
  {
    name: 'requests-failing'
    description: 'The bot answers requests of Teams with errors.'
    severity: 1
    target: appId
    space: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT5M'
  }
  {
    name: 'memory-short'
    description: 'The instances run out of memory; a larger plan or a look at what eats it is due.'
    severity: 2
    target: planId
    space: 'Microsoft.Web/serverfarms'
    metric: 'MemoryPercentage'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 90
    window: 'PT5M'
  }
]

resource metricAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metricAlerts: {
    name: '${name}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [
        alert.target
      ]
      evaluationFrequency: 'PT1M'
      windowSize: alert.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.metric
            metricNamespace: alert.space
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
          }
        ]
      }
      autoMitigate: true
      actions: [
        {
          actionGroupId: alert.severity == 0 ? atOnceActionGroupId : actionGroupId
        }
      ]
    }
  }
]
