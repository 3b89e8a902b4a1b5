namespace KompetenzBot.Platform.Tables;

/// <summary>What happens to stored properties that the new entity does not have.</summary>
public enum TableUpdateMode
{
    /// <summary>They are removed.</summary>
    Replace,

    /// <summary>They stay.</summary>
    Merge,
}
