using KompetenzBot.Platform.Tests.AdaptiveCards;
using KompetenzBot.Sandbox;

[assembly: AssemblyFixture(typeof(CardCheckerFixture))]

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

/// <summary>One checker for all tests of the assembly.</summary>
public sealed class CardCheckerFixture : IAsyncLifetime
{
    private CardChecker? checker;

    public CardChecker Checker => checker ?? throw new InvalidOperationException("The checker is not started.");

    public async ValueTask InitializeAsync() => checker = await CardChecker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (checker is not null)
        {
            await checker.DisposeAsync();
        }
    }
}
