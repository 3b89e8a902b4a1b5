namespace KompetenzBot.Sandbox;

/// <summary>A person of the Agents Playground.</summary>
/// <param name="Id">The id on the channel.</param>
/// <param name="AadObjectId">Entra object id.</param>
public sealed record PlaygroundPerson(string Id, string AadObjectId, string GivenName, string Surname)
{
    public string Name => $"{GivenName} {Surname}";

    internal string Address => $"{Id}@stadt.example";
}
