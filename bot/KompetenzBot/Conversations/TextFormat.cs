using System.Globalization;

namespace KompetenzBot.Conversations;

/// <summary>Fills the gaps of a text from the resources.</summary>
public static class TextFormat
{
    /// <summary>Replaces <c>{0}</c>, <c>{1}</c> … in the current culture.</summary>
    public static string With(this string format, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
