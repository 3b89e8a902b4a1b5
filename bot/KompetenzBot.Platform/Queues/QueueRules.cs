using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace KompetenzBot.Platform.Queues;

/// <summary>The service's limits, checked before sending (https://learn.microsoft.com/rest/api/storageservices/put-message). Messages never repeat a text.</summary>
internal static partial class QueueRules
{
    public const int MaxMessages = 32;

    private const int MaxTextBytes = 64 << 10;

    private static readonly TimeSpan MaxVisibility = TimeSpan.FromDays(7);

    public static string QueueName(string name) =>
        name.Length is >= 3 and <= 63 && NamePattern().IsMatch(name)
            ? name
            : throw new ArgumentException("A queue's name has 3 to 63 lower case letters, digits and single hyphens between them.", nameof(name));

    public static void Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) is > MaxTextBytes and var bytes)
        {
            throw new ArgumentException($"The message has {bytes} bytes of UTF-8; at most {MaxTextBytes} are allowed.", nameof(text));
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                throw new ArgumentException("The message contains a control character or half of a surrogate pair, which XML does not allow.", nameof(text));
            }
        }
    }

    public static void Count(int maxMessages)
    {
        if (maxMessages is < 1 or > MaxMessages)
        {
            throw new ArgumentOutOfRangeException(nameof(maxMessages), maxMessages, "1 to 32 messages can be taken at once.");
        }
    }

    /// <summary>Whole seconds for the address; a part of a second counts as one.</summary>
    public static string Visibility(TimeSpan visibilityTimeout, bool mayBeZero)
    {
        if (visibilityTimeout > MaxVisibility || visibilityTimeout < TimeSpan.Zero || (visibilityTimeout == TimeSpan.Zero && !mayBeZero))
        {
            throw new ArgumentOutOfRangeException(
                nameof(visibilityTimeout), visibilityTimeout, $"A message is hidden for {(mayBeZero ? 0 : 1)} seconds to 7 days.");
        }

        return Seconds(visibilityTimeout);
    }

    public static string TimeToLive(TimeSpan? timeToLive, TimeSpan? visibilityTimeout)
    {
        if (timeToLive is not { } life)
        {
            return "-1";
        }

        if (life <= TimeSpan.Zero || life <= visibilityTimeout)
        {
            throw new ArgumentOutOfRangeException(nameof(timeToLive), timeToLive, "A message lives longer than it is hidden at first, or null for ever.");
        }

        return Seconds(life);
    }

    private static string Seconds(TimeSpan time) => ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
