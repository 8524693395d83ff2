using Ioc.ReaderLoad;

Measurement.Print("national record, 700 B", SampleRecords.Measure(SampleRecords.Short()));
Measurement.Print("national record, 3 KB", SampleRecords.Measure(SampleRecords.Long()));
Measurement.Print("  of it: bare tokens, 700 B", SampleRecords.MeasureTokens(SampleRecords.Short()));
Measurement.Print("  of it: bare tokens, 3 KB", SampleRecords.MeasureTokens(SampleRecords.Long()));
Measurement.Print("  of it: key (HMAC-SHA-256)", SampleRecords.MeasureKey());
Measurement.Print("import row", SampleRecords.MeasureRow());
