using Ioc.Kpi.Reading;
using Ioc.Kpi.Tests.Reading;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>
/// What a source does not say: a national record that lacks a field says no, an import that lacks a cell says nothing (decision 0006).
/// </summary>
public sealed class UnknownFactTests : IDisposable
{
    private readonly RecordFixture _doors = new();

    public void Dispose() => _doors.Dispose();

    // Numerator and denominator with the field in the one record and nothing in the other.
    [Theory]
    [InlineData("electronic-result-rate", """ "DanhSachGiayToKetQua":[{"TenGiayTo":"x"}] """, 1, 2)]
    [InlineData("digitised-component-rate", """ "HoSoCoThanhPhanSoHoa":"1" """, 1, 2)]
    [InlineData("digitised-component-rate", """ "TaiLieuNop":[{"DuocSoHoa":"1"},{"DuocSoHoa":"0"}] """, 1, 2)]
    [InlineData("data-reuse-rate", """ "TaiLieuNop":[{"DuocTaiSuDung":"2"}] """, 1, 1)]
    [InlineData("data-reuse-rate", """ "TaiLieuNop":[{"DuocSoHoa":"1"}] """, 0, 1)]
    [InlineData("online-payment-rate", """ "DanhSachLePhi":[{"Gia":"20000"}],"DuocThanhToanTrucTuyen":"1" """, 1, 1)]
    [InlineData("online-payment-rate", """ "DanhSachLePhi":[{"Gia":"20000"}],"DuocThanhToanTrucTuyen":"2" """, 1, 1)]
    [InlineData("online-payment-rate", """ "DanhSachLePhi":[{"Gia":"20000"}] """, 0, 1)]
    [InlineData("online-payment-rate", """ "DuocThanhToanTrucTuyen":"1" """, 0, 0)]
    [InlineData("supplement-rate", """ "DanhSachHoSoBoSung":[{"NgayBoSung":"2026-03-03T08:00:00"}] """, 1, 2)]
    [InlineData("online-submission-rate", """ "KenhThucHien":"2" """, 1, 1)]
    public void Field_that_a_national_record_lacks_says_no(string kpi, string fields, int numerator, int denominator)
    {
        var board = new WorkedBoard();
        board.Put(_doors.Read(Record("1", "," + fields)).Update);
        board.Put(_doors.Read(Record("2", "")).Update);
        var value = denominator == 0 ? (double?)null : 100.0 * numerator / denominator;
        WorkedBoard.AssertReading(board.Read(kpi), numerator, denominator, value);
    }

    // The first row says yes, the second no, the third nothing.
    [Theory]
    [InlineData("electronic-result-rate")]
    [InlineData("digitised-component-rate")]
    [InlineData("data-reuse-rate")]
    [InlineData("online-payment-rate")]
    [InlineData("supplement-rate")]
    public void Cell_that_is_empty_leaves_numerator_and_denominator(string kpi)
    {
        var board = new WorkedBoard();
        PutRow(board, "1", "1");
        PutRow(board, "2", "0");
        PutRow(board, "3", "");
        WorkedBoard.AssertReading(board.Read(kpi), 1, 2, 50.0);
        WorkedBoard.AssertReading(board.Read("received-dossiers"), 3, null, 3);
    }

    [Theory]
    [InlineData("electronic-result-rate")]
    [InlineData("digitised-component-rate")]
    [InlineData("data-reuse-rate")]
    [InlineData("online-payment-rate")]
    [InlineData("supplement-rate")]
    [InlineData("online-submission-rate")]
    public void Column_that_no_row_fills_makes_the_kpi_not_applicable(string kpi)
    {
        var board = new WorkedBoard();
        PutRow(board, "1", "");
        WorkedBoard.AssertReading(board.Read(kpi), 0, 0, null, applicable: false);
    }

    private void PutRow(WorkedBoard board, string id, string cell)
    {
        var row = new ImportedRow
        {
            Id = id, Received = "2026-03-02T08:00", Finished = "2026-03-04T08:00", Fee = "1",
            PaidOnline = cell, Digitised = cell, Reused = cell, ResultElectronic = cell, Supplements = cell,
        };
        var update = _doors.ReadRow(row).Update;
        update.ChangeTime = board.Board.Now;
        board.Put(update);
    }

    private static string Record(string number, string fields) =>
        $$"""
        {"MaHoSo":"H49.12-260302-000{{number}}","NgayTiepNhan":"20260302080000","NgayKetThucXuLy":"20260304080000","TrangThaiHoSo":"9",
         "ThoiDiemCapNhat":"20260304080000"{{fields}}}
        """;
}
