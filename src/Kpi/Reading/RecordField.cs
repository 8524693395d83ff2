namespace Ioc.Kpi.Reading;

/// <summary>The allow-list: the fields of the national record that are looked at (exchange.md 3). Nothing else is.</summary>
internal enum RecordField : byte
{
    Skipped,
    MaHoSo,
    MaTTHC,
    DonViXuLy,

    /// <summary>From here to <see cref="ThoiDiemCapNhat"/>: times.</summary>
    NgayNopHoSo,
    NgayTiepNhan,
    NgayHenTra,
    NgayKetThucXuLy,
    NgayTra,
    NgayTuChoi,
    ThoiDiemCapNhat,

    /// <summary>From here to <see cref="DSKetNoiCSDL"/>: lists.</summary>
    TaiLieuNop,
    DanhSachLePhi,
    DanhSachHoSoBoSung,
    DanhSachGiayToKetQua,
    DSKetNoiCSDL,

    /// <summary>From here: codes and flags.</summary>
    KenhThucHien,
    LoaiDoiTuong,
    TrangThaiHoSo,
    HinhThuc,
    HoSoCoThanhPhanSoHoa,
    TaiKhoanDuocXacThucVoiVNeID,
    DuocThanhToanTrucTuyen,
}
