using System.Xml.Linq;
using KompetenzBot.Platform.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace KompetenzBot.Storage;

/// <summary>The key ring that protects all payloads. Read and written once in a while by the framework, which asks synchronously.</summary>
internal sealed class KeyTable(StorageNames names) : IXmlRepository
{
    private const string Ring = "ring";
    private const string Xml = "Xml";

    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        names.Table(StorageNames.Keys)
            .UpsertEntityAsync(new TableEntity(Ring, friendlyName) { [Xml] = element.ToString(SaveOptions.DisableFormatting) })
            .GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        List<XElement> keys = [];
        await foreach (var entity in names.Table(StorageNames.Keys).QueryAsync(TableFilter.Partition(Ring)))
        {
            keys.Add(XElement.Parse(entity.GetString(Xml)!));
        }

        return keys;
    }
}
