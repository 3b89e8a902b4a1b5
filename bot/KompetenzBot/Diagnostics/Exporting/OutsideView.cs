using System.Diagnostics;
using OpenTelemetry;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>Stands before the exporter: brings in what has failed, and cuts what could say something about people.</summary>
internal sealed class OutsideView : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (TraceRules.HasFailed(data.Status, data.GetTagItem("http.response.status_code")))
        {
            data.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        }

        foreach (var (tag, value) in data.TagObjects.ToArray())
        {
            var outside = TraceRules.Outside(tag, value);
            if (!Equals(outside, value))
            {
                data.SetTag(tag, outside);
            }
        }

        data.TraceStateString = null;
        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
