namespace KompetenzBot.Platform.Sms;

/// <summary>What may stand as the sender of a text message.</summary>
public static class SmsSender
{
    private const int LongestName = 11;

    /// <summary>At most eleven letters, digits, spaces and hyphens with at least one letter (one-way), or a number in E.164 form.</summary>
    public static bool IsValid(string sender) => IsName(sender) || IsNumber(sender);

    private static bool IsName(string sender) =>
        sender.Length is > 0 and <= LongestName
        && sender.Any(char.IsAsciiLetter)
        && sender.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')
        && sender[0] != ' ' && sender[^1] != ' ';

    private static bool IsNumber(string sender) => sender is ['+', >= '1' and <= '9', ..] && sender.Length is >= 8 and <= 16 && sender.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
