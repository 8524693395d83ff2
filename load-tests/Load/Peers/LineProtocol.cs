using Ioc.Load.Records;

namespace Ioc.Load.Peers;

/// <summary>
/// The same updates as points: tags agency, procedure, channel and status; the times and flags as fields; the change time, with the
/// dossier's number as nanoseconds so that no two updates are one point, as the timestamp.
/// </summary>
internal static class LineProtocol
{
    /// <summary>No line is longer.</summary>
    public const int MaxLength = 256;

    /// <returns>The length written.</returns>
    public static int Write(Span<byte> line, DossierPlan plan, UpdateRef update)
    {
        var dossier = update.Dossier;
        var finish = plan.FinishStepOf(dossier);
        var status = plan.StatusAt(update);
        var changed = plan.ChangedAt(update) - LocalSeconds.Offset;
        var at = 0;
        Text(line, ref at, "dossier,agency=H49."u8);
        Number(line, ref at, DossierPlan.AgencyOf(dossier), 2);
        Text(line, ref at, ",procedure=1."u8);
        Number(line, ref at, DossierPlan.ProcedureOf(dossier), 6);
        Text(line, ref at, ",channel="u8);
        Number(line, ref at, DossierPlan.ChannelOf(dossier), 1);
        Text(line, ref at, ",status="u8);
        Number(line, ref at, status, status == 10 ? 2 : 1);
        Time(line, ref at, " received="u8, plan.ReceivedAt(dossier) - LocalSeconds.Offset);
        Time(line, ref at, ",due="u8, plan.DueAt(dossier) - LocalSeconds.Offset);
        if (update.Step >= finish)
        {
            Time(line, ref at, ",finished="u8, plan.ChangedAt(update with { Step = (byte)finish }) - LocalSeconds.Offset);
        }

        if (status == 10)
        {
            Time(line, ref at, ",returned="u8, changed);
        }

        Text(line, ref at, ",digitised=t,reused=f,paid=t,verified=t "u8);
        Number(line, ref at, changed, 10);
        Number(line, ref at, dossier, 9);
        line[at++] = (byte)'\n';
        return at;
    }

    /// <summary>Series that an update belongs to.</summary>
    public static long SeriesOf(DossierPlan plan, UpdateRef update) =>
        ((((long)DossierPlan.ProcedureOf(update.Dossier) * 4) + DossierPlan.ChannelOf(update.Dossier)) * 16) + plan.StatusAt(update);

    private static void Time(Span<byte> line, ref int at, ReadOnlySpan<byte> name, long seconds)
    {
        Text(line, ref at, name);
        Number(line, ref at, seconds, 10);
        line[at++] = (byte)'i';
    }

    private static void Text(Span<byte> line, ref int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(line[at..]);
        at += text.Length;
    }

    private static void Number(Span<byte> line, ref int at, long number, int digits)
    {
        Digits.Write(number, line.Slice(at, digits));
        at += digits;
    }
}
