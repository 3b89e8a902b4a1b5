using OpenTelemetry.Trace;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>Keeps the messages of one batch in ten, and everything else.</summary>
internal sealed class SendSampler : Sampler
{
    private const double Share = 0.1;
    private static readonly TraceIdRatioBasedSampler Draw = new(Share);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var isDrawn = Draw.ShouldSample(samplingParameters).Decision == SamplingDecision.RecordAndSample;
        var fate = TraceRules.Begin(samplingParameters.Name, samplingParameters.ParentContext, isDrawn);
        return new SamplingResult(fate == TraceFate.Kept ? SamplingDecision.RecordAndSample : SamplingDecision.RecordOnly);
    }
}
