using System.Security.Cryptography;
using System.Text.Json;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>
/// The rows of one scan that cannot be read: a row that is damaged must not keep everybody else from being reached. They are counted in one line
/// of the log. A key ring that cannot be asked is not the row's fault and is thrown on.
/// </summary>
internal sealed partial class UnreadableRows(string table, ILogger logger) : IDisposable
{
    private int _count;

    /// <summary>Whether there are any. Safe for concurrent use.</summary>
    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>What the row says; null if it cannot be read. Safe for concurrent use.</summary>
    public T? Read<T>(TableEntity entity, Func<TableEntity, T?> read)
        where T : class
    {
        try
        {
            return read(entity);
        }
        catch (Exception exception) when (IsOfTheRow(exception))
        {
            Interlocked.Increment(ref _count);
            return null;
        }
    }

    /// <summary>Logs the count.</summary>
    public void Dispose()
    {
        if (Any)
        {
            Log.LeftOut(logger, _count, table);
        }
    }

    /// <summary>Data protection wraps faults from outside, such as a storage without an answer, and throws its own verdict on a payload without a cause.</summary>
    private static bool IsOfTheRow(Exception exception) => exception is JsonException or CryptographicException { InnerException: null };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Count} rows of {Table} could not be read and were left out.")]
        public static partial void LeftOut(ILogger logger, int count, string table);
    }
}
