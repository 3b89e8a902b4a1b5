using Azure.Core;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Teams;

/// <summary>Composition of the adapter.</summary>
internal static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<BotOptions>().Bind(configuration.GetSection("Bot")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotOptions>, BotValidator>();
        services.AddSingleton(provider => new AllowedServiceUrls(Options(provider).AllowedServiceUrls, allowLoopbackHttp: environment.IsDevelopment()));
        if (HasAppId(configuration))
        {
            services.AddSingleton(provider => new OpenIdKeys(
                new HttpClient(ConnectorClient.CreateHandler()), new Uri(Options(provider).OpenIdMetadataUrl), TimeProvider.System, provider.GetRequiredService<ILogger<OpenIdKeys>>()));
            services.AddSingleton(provider => new BotTokenValidator(Options(provider).AppId, provider.GetRequiredService<OpenIdKeys>(), TimeProvider.System));
        }

        services.TryAddSingleton(_ => new TurnLimits());
        return services
            .AddSingleton(provider => new Languages(Options(provider).Address))
            .AddSingleton<TokenCredential>(provider => new WatchedCredential(Credential(Options(provider)), provider.GetRequiredService<Neighbours>()))
            .AddSingleton(provider => new ConnectorClient(
                new HttpClient(ConnectorClient.CreateHandler()),
                new TokenSource(provider.GetRequiredService<TokenCredential>(), ConnectorClient.TokenScope, TimeProvider.System, provider.GetRequiredService<ILogger<TokenSource>>()),
                provider.GetRequiredService<AllowedServiceUrls>(),
                TimeProvider.System))
            .AddSingleton(provider => new FileTransferClient(
                new HttpClient(FileTransferClient.CreateHandler()), Options(provider).AllowedUploadHosts, allowLoopbackHttp: environment.IsDevelopment()))
            .AddSingleton<FileExchange>()
            .AddSingleton<TeamsSender>()
            .AddSingleton<ChatOpener>()
            .AddSingleton<IChannel, TeamsChannel>()
            .AddSingleton<InboundGuard>()
            .AddSingleton<TurnRunner>()
            .AddSingleton<Afterwards>()
            .AddHostedService(provider => provider.GetRequiredService<Afterwards>());
    }

    /// <summary>Whether inbound tokens can be checked.</summary>
    public static bool HasAppId(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["Bot:AppId"]);

    private static BotOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<BotOptions>>().Value;

    private static TokenCredential Credential(BotOptions options) => options.Credential switch
    {
        CredentialKind.Development => BotCredential.Development(),
        CredentialKind.ClientSecret => BotCredential.ClientSecret(options.TenantId, options.AppId, options.AppSecret!),
        _ => BotCredential.ManagedIdentity(options.AppId),
    };
}
