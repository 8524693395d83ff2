namespace Ioc.Ingest.Imports;

/// <summary>The columns of an import (contracts.md, "Taking updates"); the first eight have to be there.</summary>
internal enum ImportColumn
{
    Id,
    Procedure,
    Agency,
    Channel,
    Received,
    Due,
    Finished,
    Status,
    Returned,
    Applicant,
    Fee,
    PaidOnline,
    Digitised,
    Reused,
    ResultElectronic,
    Supplements,
    Paused,
}
