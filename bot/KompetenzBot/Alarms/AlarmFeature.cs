using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Delivery;
using KompetenzBot.Settings;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms;

/// <summary>Composition of the feature.</summary>
internal static class AlarmFeature
{
    public static IServiceCollection AddAlarms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlarmOptions>().Bind(configuration.GetSection("Alarms")).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<AlarmOptions>, AlarmValidator>()
        .AddSingleton<Commitments>()
        .AddSingleton<NeedMatcher>()
        .AddSingleton<MatchQuota>()
        .AddSingleton<FourEyes>()
        .AddSingleton<WaveCaller>()
        .AddSingleton<AlarmRecords>()
        .AddSingleton<ApprovalDesk>()
        .AddSingleton<ICardActions, ApprovalActions>()
        .AddSingleton<IRecurringTask, ApprovalReminder>()
        .AddSingleton<AlarmLauncher>()
        .AddSingleton<AlarmDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<AlarmDialog>())
        .AddSingleton<AlarmStart>()
        .AddSingleton<ICommand, AlarmCommand>()
        .AddSingleton<ICommand, EnquiryCommand>()
        .AddSetting<StoredScenarios, ScenarioCommand>()
        .AddSingleton<IScenarios>(provider => provider.GetRequiredService<StoredScenarios>())
        .AddSingleton<AnswerRecorder>()
        .AddSingleton<ICardActions, AnswerActions>()
        .AddSingleton<ICardActions, CallRefresh>()
        .AddSingleton<SampleCall>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<SampleCall>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<SampleCall>())
        .AddSingleton<ICommand, MyDeploymentsCommand>()
        .AddSingleton<IWork, AlarmWork>()
        .AddSingleton<AlarmEnding>()
        .AddSingleton<IRecurringTask>(provider => provider.GetRequiredService<AlarmEnding>())
        .AddSingleton<StandDownCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<StandDownCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<StandDownCommand>())
        .AddSingleton<ICommand, SituationCommand>()
        .AddSingleton<AlarmListCard>()
        .AddSingleton<AlarmsCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<AlarmsCommand>())
        .AddSingleton<ICommand, DrillCommand>()
        .AddSingleton<ICommand, SearchCommand>()
        .AddSingleton<ICardActions, SituationActions>()
        .AddSingleton<SituationSignals>()
        .AddSingleton<NeedCoverage>()
        .AddSingleton<ViewerCards>()
        .AddSingleton<IRecurringTask, TeamsOutageWatch>()
        .AddSingleton<IRecurringTask, SituationBoard>();
    }
}
