using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Reads the lists inside a national record (exchange.md 1.2) down to counts and answers. A repeated list replaces the earlier one;
/// what is not a list counts as none; what is not an object in a list is passed over. One instance a thread.
/// </summary>
internal sealed class RecordLists(LocalTime zone)
{
    private readonly byte[] _name = new byte[256];
    private readonly byte[] _scratch = new byte[8192];
    private readonly LinkHashes _submitted = new();
    private readonly LinkHashes _results = new();

    public bool ResultIsSubmittedFile => _results.SharesOneWith(_submitted);

    public void Clear()
    {
        _submitted.Clear();
        _results.Clear();
    }

    /// <summary>`TaiLieuNop`: how many components, how many digitised, how many reused; deleted ones do not count.</summary>
    public void ReadComponents(ref JsonCursor json, ref DossierContent content)
    {
        content.Components = content.ComponentsDigitised = content.ComponentsReused = 0;
        content.Facts &= ~DossierFacts.FromNationalStore;
        _submitted.Clear();
        for (var more = JsonValue.EnterList(ref json); more && JsonValue.NextObject(ref json);)
        {
            var component = ReadComponent(ref json);
            if (!component.Deleted)
            {
                _submitted.Add(component.Link);
                AddOne(ref content.Components, true);
                AddOne(ref content.ComponentsDigitised, component.Digitised);
                AddOne(ref content.ComponentsReused, component.Reused || component.FromNationalStore);
                content.Facts |= component.FromNationalStore ? DossierFacts.FromNationalStore : 0;
            }
        }
    }

    /// <summary>`DanhSachLePhi`: whether some fee (`Gia`) is more than nothing.</summary>
    public void ReadFees(ref JsonCursor json, ref DossierContent content)
    {
        content.Facts &= ~DossierFacts.FeeDue;
        for (var more = JsonValue.EnterList(ref json); more && JsonValue.NextObject(ref json);)
        {
            var due = false;
            while (NextField(ref json, out var name))
            {
                if (name.SequenceEqual("Gia"u8))
                {
                    var amount = ReadScalar(ref json);
                    due = amount.Kind == ScalarKind.Text && FeeAmount.IsPositive(amount.Bytes);
                }
                else
                {
                    json.Skip();
                }
            }

            content.Facts |= due ? DossierFacts.FeeDue : 0;
        }
    }

    /// <summary>`DanhSachHoSoBoSung`: how many requests, the waits from request to answer, and whether one moved the due date.</summary>
    public void ReadSupplements(ref JsonCursor json, ref DossierContent content)
    {
        content.Supplements = 0;
        content.Pauses = Pauses.Empty;
        content.Facts &= ~DossierFacts.DueMovedBySupplement;
        for (var more = JsonValue.EnterList(ref json); more && JsonValue.NextObject(ref json);)
        {
            AddOne(ref content.Supplements, true);
            ReadSupplement(ref json, ref content);
        }
    }

    /// <summary>`DanhSachGiayToKetQua`: whether there is a result document, and the links to compare.</summary>
    public void ReadResults(ref JsonCursor json, ref DossierContent content)
    {
        content.Facts &= ~DossierFacts.ElectronicResult;
        _results.Clear();
        for (var more = JsonValue.EnterList(ref json); more && JsonValue.NextObject(ref json);)
        {
            content.Facts |= DossierFacts.ElectronicResult;
            ulong link = 0;
            while (NextField(ref json, out var name))
            {
                if (name.SequenceEqual("DuongDanTepTinKetQua"u8))
                {
                    link = ReadLink(ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            _results.Add(link);
        }
    }

    /// <summary>`DSKetNoiCSDL`: whether the population database (`MaCSDL` 1) was consulted.</summary>
    public void ReadDatabases(ref JsonCursor json, ref DossierContent content)
    {
        content.Facts &= ~DossierFacts.PopulationDatabase;
        for (var more = JsonValue.EnterList(ref json); more && JsonValue.NextObject(ref json);)
        {
            var population = false;
            while (NextField(ref json, out var name))
            {
                if (name.SequenceEqual("MaCSDL"u8))
                {
                    population = ReadScalar(ref json).IsOne;
                }
                else
                {
                    json.Skip();
                }
            }

            content.Facts |= population ? DossierFacts.PopulationDatabase : 0;
        }
    }

    private Component ReadComponent(ref JsonCursor json)
    {
        var component = default(Component);
        while (NextField(ref json, out var name))
        {
            if (name.SequenceEqual("DuocSoHoa"u8))
            {
                component.Digitised = ReadScalar(ref json).IsOne;
            }
            else if (name.SequenceEqual("DuocTaiSuDung"u8))
            {
                var reused = ReadScalar(ref json);
                component.Reused = reused.IsOne || reused.Is((byte)'2');
            }
            else if (name.SequenceEqual("DuocLayTuKhoDMQG"u8))
            {
                component.FromNationalStore = ReadScalar(ref json).IsOne;
            }
            else if (name.SequenceEqual("DuongDanTaiTepTin"u8))
            {
                component.Link = ReadLink(ref json);
            }
            else if (name.SequenceEqual("IsDeleted"u8))
            {
                component.Deleted = ReadScalar(ref json).IsTrue;
            }
            else
            {
                json.Skip();
            }
        }

        return component;
    }

    private void ReadSupplement(ref JsonCursor json, ref DossierContent content)
    {
        Moment from = Moment.None, until = Moment.None, newDue = Moment.None;
        var readable = true;
        while (NextField(ref json, out var name))
        {
            if (name.SequenceEqual("NgayBoSung"u8))
            {
                _ = TryReadTime(ref json, out from);
            }
            else if (name.SequenceEqual("NgayTiepNhanBoSung"u8))
            {
                readable = TryReadTime(ref json, out until);
            }
            else if (name.SequenceEqual("NgayHenTraMoi"u8))
            {
                _ = TryReadTime(ref json, out newDue);
            }
            else
            {
                json.Skip();
            }
        }

        // An answer that cannot be read, or that came before its request, must not look like a wait that never ended.
        if (from.Exists && readable && (!until.Exists || until >= from))
        {
            SupplementWaits.Insert(ref content.Pauses, from, until);
        }

        content.Facts |= newDue.Exists ? DossierFacts.DueMovedBySupplement : 0;
    }

    private bool NextField(ref JsonCursor json, out ReadOnlySpan<byte> name) => JsonValue.NextField(ref json, _name, out name);

    private ScalarText ReadScalar(ref JsonCursor json) => ScalarText.Read(ref json, _scratch);

    private ulong ReadLink(ref JsonCursor json)
    {
        var link = ReadScalar(ref json);
        return link.Kind == ScalarKind.Text ? LinkHashes.Of(link.Bytes) : 0;
    }

    private bool TryReadTime(ref JsonCursor json, out Moment moment) => ReadScalar(ref json).TryTime(zone, out moment);

    private static void AddOne(ref byte count, bool really)
    {
        if (really && count < byte.MaxValue)
        {
            count++;
        }
    }

    private struct Component
    {
        public bool Deleted;
        public bool Digitised;
        public bool Reused;
        public bool FromNationalStore;
        public ulong Link;
    }
}
