using KompetenzBot.Platform.Sms;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>Invented staff open the links of text messages and answer, each as they are.</summary>
public sealed class PhonesTests : IAsyncLifetime
{
    private static readonly VolunteersOptions Many = new() { Count = 300, Texted = 0.8, Speed = 100_000 };

    private readonly AnswerPageStub _page = new();
    private SimulatedTeams _teams = null!;
    private SimulatedSms _sms = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _page.StartAsync();
        _teams = await SimulatedTeams.StartAsync(cancellationToken: Token);
        _sms = await SimulatedSms.StartAsync(cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _sms.DisposeAsync();
        await _teams.DisposeAsync();
        await _page.DisposeAsync();
    }

    [Fact]
    public void A_plausible_share_can_be_texted_and_the_same_seed_gives_the_same_phones()
    {
        using var some = new Volunteers(_teams, Many);
        using var same = new Volunteers(_teams, Many);
        using var without = new Volunteers(_teams, Many with { Texted = 0 });

        var texted = some.All.Where(volunteer => volunteer.Profile.AgreesToSms).ToArray();
        Assert.InRange(texted.Length, 90, 150);
        Assert.All(texted, volunteer => Assert.NotNull(volunteer.Profile.MobileNumber));
        Assert.InRange(texted.Count(volunteer => volunteer.Profile.CodeWord is not null), 50, 120);
        Assert.InRange(texted.Count(volunteer => volunteer.Line != PhoneLine.Reachable), 2, 20);
        Assert.Equal(some.All.Select(Phone), same.All.Select(Phone));
        Assert.DoesNotContain(without.All, volunteer => volunteer.Profile.AgreesToSms);
        Assert.Equal(some.All.Select(volunteer => volunteer.Behaviour), without.All.Select(volunteer => volunteer.Behaviour));
    }

    [Fact]
    public void Whoever_has_an_opinion_in_Teams_has_the_same_on_the_phone()
    {
        using var volunteers = new Volunteers(_teams, Many);

        Assert.All(volunteers.All.Where(volunteer => volunteer.Behaviour == Behaviour.No), volunteer => Assert.Equal(SmsBehaviour.No, volunteer.BySms));
        Assert.All(volunteers.All.Where(volunteer => volunteer.Behaviour == Behaviour.YesWithinAMinute), volunteer => Assert.Equal(SmsBehaviour.YesAtOnce, volunteer.BySms));
        Assert.InRange(volunteers.All.Where(volunteer => volunteer.Behaviour >= Behaviour.Silent).Select(volunteer => volunteer.BySms).Distinct().Count(), 6, 7);
    }

    [Fact]
    public async Task Everybody_presses_what_suits_them_and_scanners_press_nothing()
    {
        using var volunteers = new Volunteers(_teams, Many);
        using var phones = new Phones(_sms, volunteers, Many, TimeProvider.System);

        var texted = await TextAllAsync(volunteers);
        await phones.WaitForAsync(() => phones.Pending == 0, TimeSpan.FromSeconds(30), Token);

        var reached = texted.Where(volunteer => volunteer.Line == PhoneLine.Reachable).ToArray();
        Assert.Equal(reached.Count(volunteer => volunteer.BySms != SmsBehaviour.Silent), phones.Answers.Count);
        Assert.All(phones.Answers, answer => Assert.Equal(Expected(answer.Volunteer.BySms), answer.Pressed));
        Assert.Contains(_page.Requests, request => request.Method == "HEAD");
        foreach (var volunteer in texted)
        {
            var posts = _page.Requests.Where(request => request.Method == "POST" && request.Path == $"/a/{volunteer.Number}").Select(request => request.Form);
            Assert.Equal(volunteer.Line == PhoneLine.Reachable ? Form(volunteer.BySms) : [], posts);
        }
    }

    [Fact]
    public async Task An_answer_that_is_stored_is_left_as_it_is()
    {
        _page.Html = AnswerPageStub.Answered;
        using var volunteers = new Volunteers(_teams, Many);
        using var phones = new Phones(_sms, volunteers, Many, TimeProvider.System);

        await TextAllAsync(volunteers);
        await phones.WaitForAsync(() => phones.Pending == 0, TimeSpan.FromSeconds(30), Token);

        Assert.NotEmpty(phones.Answers);
        Assert.DoesNotContain(_page.Requests, request => request.Method == "POST");
    }

    private static string? Expected(SmsBehaviour behaviour) => behaviour switch
    {
        SmsBehaviour.YesAtOnce or SmsBehaviour.YesLate => "answer=yes",
        SmsBehaviour.No => "answer=no",
        SmsBehaviour.Later => "answer=later",
        _ => null,
    };

    private static string[] Form(SmsBehaviour behaviour) => behaviour switch
    {
        SmsBehaviour.YesAtOnce or SmsBehaviour.YesLate => ["remark=&answer=yes"],
        SmsBehaviour.No => ["answer=no"],
        SmsBehaviour.Later => ["in=15&answer=later"],
        _ => [],
    };

    private static string Phone(Volunteer volunteer) => $"{volunteer.Profile.MobileNumber} {volunteer.Profile.AgreesToSms} {volunteer.Profile.CodeWord} {volunteer.BySms} {volunteer.Line}";

    /// <summary>Sends everybody who agreed a message with a link of their own.</summary>
    private async Task<Volunteer[]> TextAllAsync(Volunteers volunteers)
    {
        var client = new SmsClient(new HttpClient(SmsClient.CreateHandler()), SmsAccount.Parse(_sms.ConnectionString, allowLoopbackHttp: true), TimeProvider.System);
        var texted = volunteers.All.Where(volunteer => volunteer.Profile.AgreesToSms).ToArray();
        foreach (var volunteer in texted)
        {
            var recipient = new SmsRecipient(volunteer.Profile.MobileNumber!, Guid.NewGuid(), TimeProvider.System.GetUtcNow());
            await client.SendAsync("Stadt-Alarm", [recipient], $"Hilfe gesucht. Antwort: {_page.Address}/a/{volunteer.Number} Danke!", new SmsSendOptions(EnableDeliveryReport: true, "tag"), Token);
        }

        return texted;
    }
}
