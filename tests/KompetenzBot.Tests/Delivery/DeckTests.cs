using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>So many messages at once are made before their turn, the most urgent first.</summary>
public sealed class DeckTests
{
    private readonly Deck _deck;
    private int _places = 2;

    public DeckTests() => _deck = new Deck(() => _places);

    [Fact]
    public async Task Who_finds_a_place_does_not_wait_and_the_others_wait_for_one()
    {
        var (first, second, third) = (await EnterAsync(), await EnterAsync(), EnterAsync());
        Assert.False(third.IsCompleted);

        first.Dispose();
        first.Dispose();

        (await third).Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task The_most_urgent_comes_first_and_of_equals_the_one_that_waits_longest()
    {
        var (first, second) = (await EnterAsync(), await EnterAsync());
        List<string> came = [];
        var all = Task.WhenAll(NoteAsync("reminder", WorkPriority.Reminders), NoteAsync("call 1", WorkPriority.Alarms), NoteAsync("call 2", WorkPriority.Alarms), NoteAsync("stand-down", WorkPriority.Urgent));

        first.Dispose();
        await all;

        Assert.Equal(["stand-down", "call 1", "call 2", "reminder"], came);
        second.Dispose();

        async Task NoteAsync(string what, WorkPriority priority)
        {
            using var place = await EnterAsync(priority);
            came.Add(what);
        }
    }

    [Fact]
    public async Task There_are_as_many_places_as_are_wanted_at_present()
    {
        var (first, second) = (await EnterAsync(), await EnterAsync());
        var (third, fourth, fifth) = (EnterAsync(), EnterAsync(), EnterAsync());

        _places = 1;
        first.Dispose();
        Assert.False(third.IsCompleted);
        _places = 2;
        second.Dispose();

        await Task.WhenAll(third, fourth);
        Assert.False(fifth.IsCompleted);
        (await third).Dispose();
        (await fourth).Dispose();
        (await fifth).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place_with_them()
    {
        using var impatient = new CancellationTokenSource();
        var (first, second, gone, waiting) = (await EnterAsync(), await EnterAsync(), _deck.EnterAsync(WorkPriority.Alarms, impatient.Token), EnterAsync());

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        first.Dispose();

        (await waiting).Dispose();
        second.Dispose();
    }

    private Task<IDisposable> EnterAsync(WorkPriority priority = WorkPriority.Alarms) => _deck.EnterAsync(priority, TestContext.Current.CancellationToken);
}
