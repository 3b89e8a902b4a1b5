using KompetenzBot.Platform.Sms;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Sms;

/// <summary>Counts what the provider says, and remembers whether it answers.</summary>
internal sealed class SmsWatch(Neighbours neighbours)
{
    /// <summary>Takes an answer to one request. That a number is refused says nothing about the provider.</summary>
    public void Note(SmsResponse response)
    {
        if (response is SmsResponse.Answered answered)
        {
            neighbours.Succeeded(Neighbour.Sms);
            foreach (var result in answered.Results)
            {
                Measures.SmsSent(result.Successful ? "Accepted" : result.HttpStatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NoResult");
            }
        }
        else
        {
            var reason = (response as SmsResponse.Failed)?.Code ?? "NoResult";
            neighbours.Failed(Neighbour.Sms, reason);
            Measures.SmsSent(reason);
        }
    }
}
