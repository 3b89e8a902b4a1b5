using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>When a request may have reached the channel, as far as its sender can know.</summary>
public sealed class RecentRequestsTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly RecentRequests _requests = new(2);

    [Fact]
    public void What_every_answer_takes_costs_nothing()
    {
        Send(0, takes: 50);
        Send(100, takes: 50);

        Assert.Equal(At(1000), _requests.FreeAt(2, Period, At(200)));
    }

    [Fact]
    public void A_request_that_took_longer_than_usual_may_have_arrived_as_much_later()
    {
        Send(0, takes: 50);
        Send(100, takes: 350);
        Send(1000, takes: 50);

        Assert.InRange(_requests.FreeAt(2, Period, At(1100)), At(1390), At(1400));
    }

    [Fact]
    public void A_request_without_an_answer_may_arrive_now()
    {
        Send(0, takes: 50);
        _requests.Add(At(100));
        Send(1000, takes: 50);

        Assert.Equal(At(2000), _requests.FreeAt(2, Period, At(1500)));
        Send(2000, takes: 50);
        Assert.Equal(At(3000), _requests.FreeAt(2, Period, At(2500)));
        Assert.Equal(At(3000), _requests.FreeAt(2, Period, At(2900)));
    }

    [Fact]
    public void As_long_as_nothing_was_answered_what_left_counts_when_it_left()
    {
        _requests.Add(At(0));
        _requests.Add(At(100));

        Assert.Equal(At(1000), _requests.FreeAt(2, Period, At(500)));
    }

    [Fact]
    public void Who_may_send_fewer_waits_for_the_latest_of_so_many()
    {
        Send(0, takes: 50);
        Send(100, takes: 50);

        Assert.Equal((At(1100), At(1000)), (_requests.FreeAt(1, Period, At(200)), _requests.FreeAt(2, Period, At(200))));
    }

    [Fact]
    public void Fewer_than_are_allowed_need_not_wait()
    {
        _requests.Add(At(0));

        Assert.True(_requests.FreeAt(2, Period, At(1)) <= At(1));
    }

    private void Send(int leaves, int takes) => _requests.Answered(_requests.Add(At(leaves)), At(leaves + takes));

    private static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
