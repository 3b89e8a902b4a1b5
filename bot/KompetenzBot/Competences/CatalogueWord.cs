namespace KompetenzBot.Competences;

/// <summary>Something that people write: an id, a name, a synonym or a phrase, with what it asks for and the name to show for it.</summary>
public sealed record CatalogueWord(string Text, LocalizedText Name, CompetenceQuery Query);
