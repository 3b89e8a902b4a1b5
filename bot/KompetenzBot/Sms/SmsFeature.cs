using Azure.Core;
using KompetenzBot.Delivery;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Registration.Sampling;
using KompetenzBot.Sms.Events;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms;

/// <summary>Composition of the adapter. Without settings there are no text messages, and everything else works.</summary>
internal static class SmsFeature
{
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("Sms");
        services.AddOptions<SmsOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmsOptions>>(new SmsValidator(environment));
        if (section.Get<SmsOptions>()?.IsConfigured != true)
        {
            return services.AddSingleton<ISampleSms, NoSms>().AddKeyedSingleton<IChannel, NoSms>(DeliveryLane.Sms);
        }

        return services
            .AddSingleton(provider => new SmsClient(new HttpClient(SmsClient.CreateHandler()), Account(provider, environment.IsDevelopment()), TimeProvider.System))
            .AddSingleton<ISampleSms, SampleSms>()
            .AddSingleton<SmsPace>()
            .AddSingleton(provider => provider.GetRequiredService<SmsPace>().Shared)
            .AddSingleton<SmsWatch>()
            .AddKeyedSingleton<IChannel, SmsChannel>(DeliveryLane.Sms)
            .AddSingleton<ISmsReports, SmsReceipts>();
    }

    private static SmsAccount Account(IServiceProvider provider, bool allowLoopbackHttp)
    {
        var options = provider.GetRequiredService<IOptions<SmsOptions>>().Value;
        return options.ConnectionString.Length > 0
            ? SmsAccount.Parse(options.ConnectionString, allowLoopbackHttp)
            : SmsAccount.At(
                new Uri(options.Endpoint),
                new TokenSource(provider.GetRequiredService<TokenCredential>(), SmsAccount.TokenScope, TimeProvider.System, provider.GetRequiredService<ILogger<TokenSource>>()));
    }
}
