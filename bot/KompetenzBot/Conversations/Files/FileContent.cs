namespace KompetenzBot.Conversations.Files;

/// <summary>A file with its bytes.</summary>
/// <param name="Name">With an extension; not from people.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Bytes">The content.</param>
public sealed record FileContent(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
