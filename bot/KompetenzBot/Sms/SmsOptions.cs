namespace KompetenzBot.Sms;

/// <summary>Configuration section <c>Sms</c>; all of it empty: Teams only.</summary>
public sealed class SmsOptions
{
    /// <summary>Of the Communication Services resource, with its access key; empty where <see cref="Endpoint"/> is set.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Of the Communication Services resource, where the bot's own identity may send.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The sender: at most eleven letters and digits, or a number in E.164 form.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>Under which the answer page is reached from outside; without it no alarm can go by text message.</summary>
    public string AnswerBaseUrl { get; set; } = string.Empty;

    /// <summary>Whether text messages are set up.</summary>
    public bool IsConfigured => ConnectionString.Length > 0 || Endpoint.Length > 0;
}
