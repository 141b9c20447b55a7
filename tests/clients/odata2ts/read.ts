// Reads with the generated client, typed to the last property; what it read goes out as JSON.
import { FetchClient } from '@odata2ts/http-client-fetch';
import { WarehouseService } from '../obj/generated/WarehouseService';

declare const process: { argv: string[]; exitCode?: number };

async function read(root: string): Promise<void> {
  const warehouse = new WarehouseService(new FetchClient(), root.replace(/\/$/, ''));

  const facts = await warehouse.Observations().query((builder, q) => builder
    .select('ObservationKey', 'Value', 'Status', 'RecordedAt')
    .expanding('AdminUnit', unit => unit.select('Code', 'Name'))
    .expanding('Indicator', indicator => indicator.select('Code'))
    .filter(q.Status.eq('Normal'), q.Value.gt(50))
    .orderBy(q.Value.desc(), q.ObservationKey.asc())
    .count()
    .top(5));
  const first = facts.data.value[0];
  const again = await warehouse.Observations(first.ObservationKey).query(builder => builder.select('Value'));
  const unit = await warehouse.Observations(first.ObservationKey).AdminUnit().query();
  const codes = await warehouse.Indicators().query((builder, q) => builder
    .select('Code').filter(q.Observations.any(o => o.Value.ge(100))).orderBy(q.Code.asc()).top(3));

  console.log(JSON.stringify({
    count: facts.data['@odata.count'], values: facts.data.value.map(row => row.Value), unit: first.AdminUnit?.Name, indicator: first.Indicator?.Code,
    again: again.data.Value, unitCode: unit.data.Code, codes: codes.data.value.map(row => row.Code),
  }));
}

read(process.argv[2]).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
