using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.AnswerPage;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Delivery;
using KompetenzBot.Delivery.Poison;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Diagnostics.Status;
using KompetenzBot.Feedback;
using KompetenzBot.Oversight;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Queues;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;
using KompetenzBot.Reminders;
using KompetenzBot.Reminders.Leavers;
using KompetenzBot.Settings;
using KompetenzBot.Storage.Vault;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage;

/// <summary>Composition of the adapter.</summary>
internal static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageValidator>();
        services.AddKeyVault(configuration, environment);
        services.AddHostedService<StorageSetup>(); // before the key ring is opened
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        return services
            .AddSingleton(Account)
            .AddSingleton(provider => new TableServiceClient(provider.GetRequiredService<StorageAccount>()))
            .AddSingleton(provider => new QueueServiceClient(provider.GetRequiredService<StorageAccount>()))
            .AddSingleton<StorageNames>()
            .AddSingleton<ProtectedRow>()
            .AddSingleton<KeyTable>()
            .AddSingleton<KeyRing>()
            .AddSingleton<IDataProtectionProvider>(provider => provider.GetRequiredService<KeyRing>())
            .AddSingleton<IOutbox, OutboxTable>()
            .AddSingleton<IAlarmStore, AlarmTable>()
            .AddPersonal<ViewerTable>()
            .AddSingleton<IViewers>(provider => provider.GetRequiredService<ViewerTable>())
            .AddSingleton<IWorkQueues, WorkQueues>()
            .AddSingleton<IPoisonQueues, PoisonQueues>()
            .AddSingleton<IInstances, InstanceTable>()
            .AddSingleton<ICertificateExpiry>(provider => provider.GetRequiredService<Vault.KeyVault>())
            .AddSingleton(provider => provider.GetRequiredService<Vault.KeyVault>().ReadAuditKey())
            .AddPersonal<SelfTestTable>()
            .AddSingleton<ISelfTestRows>(provider => provider.GetRequiredService<SelfTestTable>())
            .AddSingleton<AuditTable>()
            .AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<AuditTable>())
            .AddSingleton<FeedbackTable>()
            .AddSingleton<IFeedbackStore>(provider => provider.GetRequiredService<FeedbackTable>())
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<AuditTable>())
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<FeedbackTable>())
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<AccessLogTable>())
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<ConversationTable>())
            .AddSingleton<IRetained, AnswerRetention>()
            .AddSingleton<IRetained, AlarmRetention>()
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<SelfTestTable>())
            .AddSingleton<IRetained, MarkRetention>()
            .AddSingleton<IRetained, StrangerRetention>()
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<SampleCountTable>())
            .AddSingleton<ITrailMemory, TrailMemoryTable>()
            .AddSingleton<ISettingStore, SettingTable>()
            .AddSingleton<ILeaverBookmark, LeaverBookmarkTable>()
            .AddSingleton<IErasures, ErasureTable>()
            .AddSingleton<ErasureLedgerTable>()
            .AddSingleton<IErasureLedger>(provider => provider.GetRequiredService<ErasureLedgerTable>())
            .AddSingleton<IRetained>(provider => provider.GetRequiredService<ErasureLedgerTable>())
            .AddSingleton<ISituationLeases, SituationLeaseTable>()
            .AddPersonal<ProfileTable>()
            .AddSingleton<IProfileStore>(provider => provider.GetRequiredService<ProfileTable>())
            .AddPersonal<OversightTable>()
            .AddSingleton<IOversightRows>(provider => provider.GetRequiredService<OversightTable>())
            .AddPersonal<ReminderTable>()
            .AddSingleton<IReminderRows>(provider => provider.GetRequiredService<ReminderTable>())
            .AddSingleton<IAnswerStore, AnswerTable>()
            .AddSingleton<IAnswerRemoval, AnswerRemoval>()
            .AddSingleton<IPersonalData, PersonalAnswers>()
            .AddPersonal<AnswerLinkTable>()
            .AddSingleton<IAnswerLinks>(provider => provider.GetRequiredService<AnswerLinkTable>())
            .AddPersonal<AccessLogTable>()
            .AddSingleton<IAccessLog>(provider => provider.GetRequiredService<AccessLogTable>())
            .AddPersonal<FeedbackTurnTable>()
            .AddSingleton<IFeedbackTurns>(provider => provider.GetRequiredService<FeedbackTurnTable>())
            .AddPersonal<SampleCountTable>()
            .AddSingleton<ISampleCount>(provider => provider.GetRequiredService<SampleCountTable>())
            .AddPersonal<ConversationTable>()
            .AddSingleton<IUninstallations>(provider => provider.GetRequiredService<ConversationTable>())
            .AddSingleton<IConversationStore>(provider => provider.GetRequiredService<ConversationTable>())
            .AddSingleton<IDialogStore>(provider => provider.GetRequiredService<ConversationTable>());
    }

    private static StorageAccount Account(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.ConnectionString is { Length: > 0 } connectionString
            ? StorageAccount.Parse(connectionString)
            : StorageAccount.ForAccount(options.AccountName!, provider.GetRequiredService<TokenCredential>());
    }

    private static void AddKeyVault(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<KeyVaultOptions>().Bind(configuration.GetSection("KeyVault"))
            .Validate(_ => string.IsNullOrEmpty(configuration["KeyVault:PreviousCertificates"]), "KeyVault:PreviousCertificates is a list: its first value is KeyVault:PreviousCertificates:0.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyVaultOptions>>(new KeyVaultValidator(environment));
        services.AddSingleton(new SecretClientOptions());
        services.AddSingleton<Vault.KeyVault>();
    }

    private static IServiceCollection AddPersonal<T>(this IServiceCollection services)
        where T : class, IPersonalData =>
        services.AddSingleton<T>().AddSingleton<IPersonalData>(provider => provider.GetRequiredService<T>());
}
