using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>Tells a conflict, which is an answer, from an outcome that is not known and from a fault, which is thrown on.</summary>
internal static class Conflict
{
    /// <summary>Whether somebody else wrote or removed the row meanwhile.</summary>
    public static bool Is(TableRequestFailedException exception) =>
        exception.Code is TableErrorCode.EntityAlreadyExists or TableErrorCode.UpdateConditionNotSatisfied or TableErrorCode.ResourceNotFound;

    /// <summary>Whether the write may have happened although it failed: no answer arrived, or one that says nothing about it.</summary>
    public static bool IsUnknown(TableRequestFailedException exception) =>
        exception.Code == TableErrorCode.NoResponse || exception.Status is 408 or 500 or 502 or 504;

    /// <summary>Writes; false is a conflict.</summary>
    public static async Task<bool> NoneAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (TableRequestFailedException exception) when (Is(exception))
        {
            return false;
        }
    }

    /// <summary>Writes; null is a conflict.</summary>
    public static async Task<T?> NullAsync<T>(Func<Task<T>> write)
        where T : struct
    {
        try
        {
            return await write();
        }
        catch (TableRequestFailedException exception) when (Is(exception))
        {
            return null;
        }
    }
}
