using System.Runtime.InteropServices;
using System.Text.Json;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Reads the national exchange record (exchange.md 1.1): bytes in, update out. Only the fields on the allow-list are looked at;
/// everything else, all personal data included, is skipped without being turned into a text. One instance a thread.
/// </summary>
/// <remarks><see cref="Begin"/>, <see cref="TryAdd"/> for each record, <see cref="Complete"/>: only then have all updates of the batch their keys.</remarks>
public sealed class NationalRecordReader
{
    /// <summary>How deep a body may nest (contracts.md, "Taking updates").</summary>
    public const int MaxDepth = 32;

    /// <summary>Half of a code's buffer could be white space or escapes before the code is called too long.</summary>
    private const int CodeBuffer = 2048;

    /// <summary>
    /// Which procedures end with a result document is known from a catalogue alone, and none can be loaded: nothing is known to require one.
    /// </summary>
    private const bool ResultRequired = false;

    // The record's schema has these fields, so one that is missing or empty says no (decision 0006).
    private const DossierFacts AlwaysKnown = DossierFacts.ComponentsKnown | DossierFacts.DigitisedKnown | DossierFacts.ReusedKnown
        | DossierFacts.ResultKnown | DossierFacts.FeeKnown | DossierFacts.PaymentKnown | DossierFacts.SupplementsKnown;

    private readonly DossierCodes _codes;
    private readonly LocalTime _zone;
    private readonly int _sourceId;
    private readonly DossierCodeReader _identity;
    private readonly DossierKeyHasher _hasher;
    private readonly PendingKeys _pending;
    private readonly RecordLists _lists;
    private UpdateBatch _batch = new();
    private readonly Dictionary<string, ApplicantKind>.AlternateLookup<ReadOnlySpan<char>> _applicants;
    private readonly CanonicalCode _canonical = new();
    private readonly FieldOrder _order = new();
    private readonly KnownCodes _procedures = new();
    private readonly KnownCodes _namedAgencies = new();
    private readonly KnownCodes _agenciesOfIds = new();
    private readonly byte[] _name = new byte[256];
    private readonly byte[] _scratch = new byte[1024];
    private readonly byte[] _id = new byte[CodeBuffer];
    private readonly byte[] _procedure = new byte[CodeBuffer];
    private readonly byte[] _agency = new byte[CodeBuffer];

    public NationalRecordReader(DossierCodes codes, DossierKeyHasher hasher, SourceMapping mapping, LocalTime zone, int sourceId)
    {
        _codes = codes;
        _zone = zone;
        _sourceId = sourceId;
        _identity = new DossierCodeReader(hasher);
        _hasher = hasher;
        _pending = new PendingKeys(hasher.Lanes);
        _lists = new RecordLists(zone);
        _applicants = mapping.Applicants.ToDictionary(pair => CodeTable.Canonical(pair.Key), pair => pair.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Begins to fill a batch; what an earlier one did not complete is forgotten.</summary>
    public void Begin(UpdateBatch batch)
    {
        _batch = batch;
        _pending.Clear();
    }

    /// <summary>
    /// Reads the value that comes next, leaves the cursor behind that value whatever the answer, and adds the update to the batch unless
    /// the record is rejected.
    /// </summary>
    /// <returns>False when the record is rejected; then <paramref name="rejection"/> says why.</returns>
    /// <exception cref="JsonException">The body is not JSON, or too deep; the whole body is at fault.</exception>
    public bool TryAdd(ref JsonCursor json, Moment now, out Suspicions suspicions, out RejectionCode rejection)
    {
        if (!TryRead(ref json, now, out var update, out var code, out suspicions, out rejection))
        {
            return false;
        }

        if (code.Length > DossierKeyLanes.LongestCode)
        {
            update.Key = _hasher.Hash(code);
            _batch.Add(update);
        }
        else
        {
            _pending.Take(code);
            _pending.Expect(_batch, _batch.Add(update));
        }

        return true;
    }

    /// <summary>Gives the last updates of the batch their keys.</summary>
    public void Complete() => _pending.Complete(_batch);

    private bool TryRead(
        ref JsonCursor json, Moment now, out DossierUpdate update, out ReadOnlySpan<byte> code, out Suspicions suspicions, out RejectionCode rejection)
    {
        code = default;
        update = new DossierUpdate { Source = _sourceId };
        suspicions = Suspicions.None;
        if (json.Peek() != JsonKind.Object)
        {
            json.Skip();
            rejection = RejectionCode.NotAnObject;
            return false;
        }

        var raw = default(RawRecord);
        update.Content.Status = DossierStatus.Unknown;
        _lists.Clear();
        json.Enter();
        for (var place = 0; _order.Next(ref json, place, _name, out var field); place++)
        {
            ReadField(field, ref json, ref raw, ref update);
        }

        CompleteFacts(raw, ref update.Content);
        rejection = Identify(raw, ref update, out code);
        if (rejection != RejectionCode.None)
        {
            return false;
        }

        var changeTimeAhead = update.ChangeTime.Exists && update.ChangeTime > now.Plus(DossierValidator.FutureAllowed);
        if (raw.UnreadableChangeTime || changeTimeAhead)
        {
            // Not the time of arrival: an old page would then turn the dossier back. Nor a time to come: nothing would win over it again.
            update.ChangeTime = StatedTimes.Latest(update.Content, now);
            update.Stamped = true;
        }

        suspicions = DossierValidator.Suspect(update.Content, DoorKind.NationalRecord, now, ResultRequired)
            | (raw.UnknownChannel ? Suspicions.UnknownChannel : 0)
            | (raw.UnreadableChangeTime ? Suspicions.UnreadableChangeTime : 0)
            | (changeTimeAhead ? Suspicions.ChangeTimeInFuture : 0)
            | (update.Content.Status == DossierStatus.Unknown ? Suspicions.UnknownStatus : 0);
        return true;
    }

    private void ReadField(RecordField field, ref JsonCursor json, ref RawRecord raw, ref DossierUpdate update)
    {
        switch (field)
        {
            case RecordField.Skipped:
                json.Skip();
                break;
            case RecordField.MaHoSo:
                raw.Id = ScalarText.Read(ref json, _id);
                break;
            case RecordField.MaTTHC:
                raw.Procedure = ScalarText.Read(ref json, _procedure);
                break;
            case RecordField.DonViXuLy:
                raw.AgencyName = ScalarText.Read(ref json, _agency);
                break;
            case <= RecordField.ThoiDiemCapNhat:
                ReadTime(field, ref json, ref raw, ref update);
                break;
            case <= RecordField.DSKetNoiCSDL:
                ReadList(field, ref json, ref update.Content);
                break;
            default:
                ReadScalar(field, ScalarText.Read(ref json, _scratch), ref raw, ref update.Content);
                break;
        }
    }

    private void ReadTime(RecordField field, ref JsonCursor json, ref RawRecord raw, ref DossierUpdate update)
    {
        var readable = ScalarText.Read(ref json, _scratch).TryTime(_zone, out var moment);
        ref var content = ref update.Content;
        switch (field)
        {
            case RecordField.NgayTiepNhan:
                content.Received = moment;
                raw.Mark(UnreadableFields.Received, !readable);
                break;
            case RecordField.NgayHenTra:
                content.Due = moment;
                raw.Mark(UnreadableFields.Due, !readable);
                break;
            case RecordField.NgayKetThucXuLy:
                content.Finished = moment;
                raw.Mark(UnreadableFields.Finished, !readable);
                break;
            case RecordField.NgayNopHoSo:
                content.Submitted = moment;
                break;
            case RecordField.NgayTra:
                content.Returned = moment;
                break;
            case RecordField.NgayTuChoi:
                content.Refused = moment;
                break;
            default:
                update.ChangeTime = moment;
                raw.UnreadableChangeTime = !readable;
                break;
        }
    }

    private void ReadList(RecordField field, ref JsonCursor json, ref DossierContent content)
    {
        switch (field)
        {
            case RecordField.TaiLieuNop:
                _lists.ReadComponents(ref json, ref content);
                break;
            case RecordField.DanhSachLePhi:
                _lists.ReadFees(ref json, ref content);
                break;
            case RecordField.DanhSachHoSoBoSung:
                _lists.ReadSupplements(ref json, ref content);
                break;
            case RecordField.DanhSachGiayToKetQua:
                _lists.ReadResults(ref json, ref content);
                break;
            default:
                _lists.ReadDatabases(ref json, ref content);
                break;
        }
    }

    private void ReadScalar(RecordField field, scoped ScalarText text, ref RawRecord raw, ref DossierContent content)
    {
        switch (field)
        {
            case RecordField.KenhThucHien:
                content.Channel = RecordCodes.ChannelOf(text);
                raw.UnknownChannel = content.Channel == Channel.Other;
                break;
            case RecordField.LoaiDoiTuong:
                content.Applicant = ApplicantOf(text);
                break;
            case RecordField.TrangThaiHoSo:
                content.Status = RecordCodes.StatusOf(text);
                break;
            case RecordField.HinhThuc:
                Put(ref content, DossierFacts.CounterPickup, text.Is((byte)'0') ? DossierFacts.CounterPickup : 0);
                break;
            case RecordField.HoSoCoThanhPhanSoHoa:
                raw.HasDigitisedComponent = text.IsOne;
                break;
            case RecordField.TaiKhoanDuocXacThucVoiVNeID:
                Put(ref content, RecordCodes.Identity, RecordCodes.IdentityOf(text));
                break;
            default:
                Put(ref content, RecordCodes.Payment, RecordCodes.PaymentOf(text));
                break;
        }
    }

    private static void Put(ref DossierContent content, DossierFacts mask, DossierFacts facts) =>
        content.Facts = (content.Facts & ~mask) | facts;

    private ApplicantKind ApplicantOf(scoped ScalarText text) =>
        text.Kind == ScalarKind.Text && _canonical.Read(text.Bytes, out var code) == CodeState.Usable
            && _applicants.TryGetValue(code, out var kind)
            ? kind
            : ApplicantKind.Unknown;

    private void CompleteFacts(scoped in RawRecord raw, ref DossierContent content)
    {
        content.Facts |= AlwaysKnown;
        content.Facts |= raw.HasDigitisedComponent || content.ComponentsDigitised > 0 ? DossierFacts.Digitised : 0;
        content.Facts |= content.ComponentsReused > 0 ? DossierFacts.Reused : 0;
        content.Facts |= _lists.ResultIsSubmittedFile ? DossierFacts.ResultIsSubmittedFile : 0;
    }

    /// <summary>Finds key and codes, and decides; only a record that is taken makes new codes known.</summary>
    private RejectionCode Identify(scoped in RawRecord raw, scoped ref DossierUpdate update, out ReadOnlySpan<byte> code)
    {
        var rejection = IdOf(raw.Id, out var id, out code);
        if (rejection == RejectionCode.None)
        {
            rejection = DossierValidator.Reject(update.Content, raw.Unreadable, DoorKind.NationalRecord);
        }

        if (rejection == RejectionCode.None)
        {
            rejection = CodeOf(raw.Procedure, _procedures, _codes.Procedures, out update.Content.Procedure);
        }

        if (rejection != RejectionCode.None)
        {
            return rejection;
        }

        if (DossierCodePrefix.TryFind(id, out var agency))
        {
            update.Content.Agency = AgencyOf(agency);
            return RejectionCode.None;
        }

        return CodeOf(raw.AgencyName, _namedAgencies, _codes.Agencies, out update.Content.Agency);
    }

    private RejectionCode IdOf(scoped ScalarText text, out ReadOnlySpan<char> id, out ReadOnlySpan<byte> code)
    {
        id = default;
        code = default;
        return text.Kind switch
        {
            ScalarKind.Text => _identity.Read(text.Bytes, out id, out code),
            ScalarKind.TooLong => RejectionCode.CodeTooLong,
            ScalarKind.Unreadable => RejectionCode.UnreadableId,
            _ => RejectionCode.MissingId,
        };
    }

    private int AgencyOf(ReadOnlySpan<char> code)
    {
        var written = MemoryMarshal.AsBytes(code);
        if (!_agenciesOfIds.TryFind(written, out var id))
        {
            id = _codes.Agencies.IdOf(code);
            _agenciesOfIds.Keep(written, id);
        }

        return id;
    }

    private RejectionCode CodeOf(scoped ScalarText text, KnownCodes known, CodeTable table, out int id)
    {
        if (text.Kind == ScalarKind.Text && known.TryFind(text.Bytes, out id))
        {
            return RejectionCode.None;
        }

        ReadOnlySpan<char> code = default;
        var state = text.Kind switch
        {
            ScalarKind.Text => _canonical.Read(text.Bytes, out code),
            ScalarKind.TooLong => CodeState.TooLong,
            ScalarKind.Unreadable => CodeState.Unreadable,
            _ => CodeState.Empty,
        };
        id = state == CodeState.Usable ? table.IdOf(code) : 0;
        if (state == CodeState.Usable)
        {
            known.Keep(text.Bytes, id);
        }

        return CanonicalCode.Rejection(state);
    }
}
