namespace KompetenzBot.Competences;

/// <summary>The words that join queries.</summary>
internal enum Connective
{
    None,
    And,
    Or,
    Not,
}

/// <summary>Finds connectives in a text.</summary>
internal static class Connectives
{
    private static readonly (string Word, Connective Kind)[] Known =
    [
        ("und", Connective.And), ("and", Connective.And), ("&&", Connective.And), ("&", Connective.And),
        ("oder", Connective.Or), ("or", Connective.Or), ("||", Connective.Or), ("|", Connective.Or),
        ("nicht", Connective.Not), ("not", Connective.Not), ("kein", Connective.Not), ("keine", Connective.Not), ("!", Connective.Not),
    ];

    /// <summary>The connective that begins here, with its length; words end where a word ends.</summary>
    public static (Connective Kind, int Length) At(string text, int position)
    {
        if (position > 0 && position < text.Length && char.IsLetterOrDigit(text[position]) && char.IsLetterOrDigit(text[position - 1]))
        {
            return (Connective.None, 0);
        }

        foreach (var (word, kind) in Known)
        {
            if (text.AsSpan(position).StartsWith(word, StringComparison.OrdinalIgnoreCase) && EndsAt(text, position + word.Length, word[0]))
            {
                return (kind, word.Length);
            }
        }

        return (Connective.None, 0);
    }

    /// <summary>The first one in a text.</summary>
    public static Connective First(string text) =>
        Enumerable.Range(0, text.Length).Select(position => At(text, position).Kind).FirstOrDefault(kind => kind != Connective.None);

    private static bool EndsAt(string text, int end, char first) =>
        !char.IsLetter(first) || end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_');
}
