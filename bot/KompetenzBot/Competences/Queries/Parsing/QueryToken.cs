using System.Runtime.InteropServices;

namespace KompetenzBot.Competences.Parsing;

/// <summary>What a piece of a query's text is taken for. Words such as "und" may still turn out to be part of a name.</summary>
internal enum TokenKind
{
    Word,

    /// <summary>A name between quotation marks, with them.</summary>
    Quoted,
    UnclosedQuote,
    Open,
    Close,
    Not,
    And,
    Or,

    /// <summary>", und": joins more loosely than "oder".</summary>
    WideAnd,

    /// <summary>", oder": joins most loosely of all.</summary>
    WideOr,
    Comma,

    /// <summary>"ab", "mindestens", ">=": a level follows.</summary>
    AtLeast,
    End,
}

/// <summary>A piece of a query's text from one character to before another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QueryToken(TokenKind Kind, int From, int To)
{
    public bool IsAny(params ReadOnlySpan<TokenKind> kinds) => kinds.Contains(Kind);
}
