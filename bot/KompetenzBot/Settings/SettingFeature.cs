using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Delivery;

namespace KompetenzBot.Settings;

/// <summary>Composition of the feature.</summary>
internal static class SettingFeature
{
    /// <summary>Takes what administrators send; before everything else that reads free text.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingInbox>()
        .AddSingleton<IFileReceiver>(provider => provider.GetRequiredService<SettingInbox>())
        .AddSingleton<IFreeText>(provider => provider.GetRequiredService<SettingInbox>());

    /// <summary>Adds what is in force of a setting, and the command that changes it.</summary>
    public static IServiceCollection AddSetting<TSetting, TCommand>(this IServiceCollection services)
        where TSetting : StoredSetting
        where TCommand : SettingCommand => services
        .AddSingleton<TSetting>()
        .AddSingleton<IRecurringTask>(provider => provider.GetRequiredService<TSetting>())
        .AddSingleton<TCommand>()
        .AddSingleton<SettingCommand>(provider => provider.GetRequiredService<TCommand>())
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<TCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<TCommand>())
        .AddSingleton<IFileSource>(provider => provider.GetRequiredService<TCommand>());
}
