using KompetenzBot.Sandbox;

[assembly: AssemblyFixture(typeof(TokenIssuer))]
