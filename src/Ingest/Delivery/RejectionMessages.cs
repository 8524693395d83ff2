using Ioc.Kpi.Validation;

namespace Ioc.Ingest.Delivery;

/// <summary>What the replies say about a rejection, in the field names of the door.</summary>
internal static class RejectionMessages
{
    public static string Of(RejectionCode code, DoorKind door)
    {
        var record = door == DoorKind.NationalRecord;
        return code switch
        {
            RejectionCode.NotAnObject => "the record is not an object",
            RejectionCode.MissingId => record ? "MaHoSo is required" : "id is required",
            RejectionCode.UnreadableId => record ? "MaHoSo cannot be read" : "id cannot be read",
            RejectionCode.MissingReceived => record ? "NgayTiepNhan is required" : "received is required",
            RejectionCode.UnreadableReceived => record ? "NgayTiepNhan cannot be read" : "received cannot be read",
            RejectionCode.UnreadableDue => record ? "NgayHenTra cannot be read" : "due cannot be read",
            RejectionCode.UnreadableFinished => record ? "NgayKetThucXuLy cannot be read" : "finished cannot be read",
            RejectionCode.CodeTooLong => "a code is longer than 256 bytes",
            RejectionCode.UnreadableText => "a code is not readable text",
            _ => "the record was not taken",
        };
    }
}
