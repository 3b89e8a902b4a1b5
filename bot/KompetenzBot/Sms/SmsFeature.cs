using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Sms;

/// <summary>Composition of the adapter.</summary>
internal static class SmsFeature
{
    public static IServiceCollection AddSms(this IServiceCollection services) => services.AddSingleton<ISampleSms, NoSms>();
}
