using System.Text;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>The state that a delta link stands for; opaque to who gets it.</summary>
/// <param name="Round">The round of tracking; the directory forgets earlier rounds.</param>
/// <param name="From">Changes after this version; -1 for everybody.</param>
/// <param name="To">Changes up to this version.</param>
/// <param name="Offset">How many were handed out already.</param>
/// <param name="Fields">What was selected at the beginning.</param>
internal sealed record DeltaToken(int Round, int From, int To, int Offset, string[] Fields)
{
    public string Write() => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Null for a text that is no token.</summary>
    public static DeltaToken? Read(string text)
    {
        try
        {
            var padded = text.Replace('-', '+').Replace('_', '/') + new string('=', -text.Length & 3);
            return JsonSerializer.Deserialize<DeltaToken>(Convert.FromBase64String(padded));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}
