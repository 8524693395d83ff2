namespace Ioc.Kpi.Reading;

/// <summary>Finds a field of the allow-list by its exact name.</summary>
internal static class RecordFields
{
    public static RecordField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 => Match(name, "MaHoSo"u8, RecordField.MaHoSo, "MaTTHC"u8, RecordField.MaTTHC),
        7 => Match(name, "NgayTra"u8, RecordField.NgayTra),
        8 => Match(name, "HinhThuc"u8, RecordField.HinhThuc),
        9 => Match(name, "DonViXuLy"u8, RecordField.DonViXuLy),
        10 => name[0] == (byte)'T'
            ? Match(name, "TaiLieuNop"u8, RecordField.TaiLieuNop)
            : Match(name, "NgayHenTra"u8, RecordField.NgayHenTra, "NgayTuChoi"u8, RecordField.NgayTuChoi),
        11 => Match(name, "NgayNopHoSo"u8, RecordField.NgayNopHoSo),
        12 => name[0] is (byte)'N' or (byte)'K'
            ? Match(name, "NgayTiepNhan"u8, RecordField.NgayTiepNhan, "KenhThucHien"u8, RecordField.KenhThucHien)
            : Match(name, "LoaiDoiTuong"u8, RecordField.LoaiDoiTuong, "DSKetNoiCSDL"u8, RecordField.DSKetNoiCSDL),
        13 => Match(name, "TrangThaiHoSo"u8, RecordField.TrangThaiHoSo, "DanhSachLePhi"u8, RecordField.DanhSachLePhi),
        15 => Match(name, "NgayKetThucXuLy"u8, RecordField.NgayKetThucXuLy, "ThoiDiemCapNhat"u8, RecordField.ThoiDiemCapNhat),
        18 => Match(name, "DanhSachHoSoBoSung"u8, RecordField.DanhSachHoSoBoSung),
        20 => Match(name, "DanhSachGiayToKetQua"u8, RecordField.DanhSachGiayToKetQua, "HoSoCoThanhPhanSoHoa"u8, RecordField.HoSoCoThanhPhanSoHoa),
        22 => Match(name, "DuocThanhToanTrucTuyen"u8, RecordField.DuocThanhToanTrucTuyen),
        27 => Match(name, "TaiKhoanDuocXacThucVoiVNeID"u8, RecordField.TaiKhoanDuocXacThucVoiVNeID),
        _ => RecordField.Skipped,
    };

    private static RecordField Match(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, RecordField field) =>
        name.SequenceEqual(text) ? field : RecordField.Skipped;

    private static RecordField Match(
        ReadOnlySpan<byte> name, ReadOnlySpan<byte> first, RecordField firstField, ReadOnlySpan<byte> second, RecordField secondField) =>
        name.SequenceEqual(first) ? firstField : Match(name, second, secondField);
}
