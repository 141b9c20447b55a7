// Two tables as a UI5 developer writes them: facts with their dimensions, and totals by aggregation.
const { service, indicator, period } = Object.fromEntries(new URLSearchParams(location.search));

sap.ui.require([
  'sap/ui/core/Core', 'sap/m/Table', 'sap/m/Column', 'sap/m/ColumnListItem', 'sap/m/Text', 'sap/m/VBox', 'sap/m/Title',
  'sap/ui/model/odata/v4/ODataModel', 'sap/ui/model/odata/type/Decimal', 'sap/ui/model/Filter', 'sap/ui/model/Sorter',
], async (Core, Table, Column, ColumnListItem, Text, VBox, Title, ODataModel, Decimal, Filter, Sorter) => {
  await Core.ready();
  const model = new ODataModel({ serviceUrl: service, autoExpandSelect: true, operationMode: 'Server' });
  const failures = window.failures = [];
  model.attachDataReceived(event => event.getParameter('error') && failures.push(String(event.getParameter('error'))));

  const table = (id, columns, items) => {
    const cells = columns.map(([, binding]) => new Text({ text: binding }));
    const made = new Table(id, {
      growing: true, growingThreshold: 20,
      columns: columns.map(([head]) => new Column({ header: new Text({ text: head }) })),
    });
    made.bindItems({ ...items, template: new ColumnListItem({ cells }) });
    made.setModel(model);
    return made;
  };
  const number = path => ({ path, type: new Decimal({ minFractionDigits: 0, preserveDecimals: false }, { precision: 20, scale: 6 }) });

  const facts = table('facts', [
    ['Unit', '{AdminUnit/Name}'], ['Indicator', '{Indicator/Name}'], ['Period', '{Period/Code}'], ['Value', number('Value')], ['Number', '{PrintedNumber}'],
  ], {
    path: '/Observations', parameters: { $count: true }, sorter: new Sorter('ObservationKey'),
    filters: new Filter({ path: 'Status', operator: 'EQ', value1: 'Normal' }),
  });

  const totals = table('totals', [
    ['Code', '{AdminUnitCode}'], ['Name', '{AdminUnitName}'], ['Total', number('Total')], ['Unit', '{UnitOfMeasureCode}'],
  ], {
    path: '/ObservationsFlat',
    parameters: {
      $count: true,
      $$aggregation: {
        aggregate: { Total: { name: 'Value', with: 'sum', grandTotal: true } },
        group: { AdminUnitCode: {}, AdminUnitName: {}, UnitOfMeasureCode: {} },
      },
    },
    filters: Object.entries({ IndicatorCode: indicator, PeriodCode: period, AdminUnitLevel: 'District' })
      .map(([path, value1]) => new Filter({ path, operator: 'EQ', value1 })),
    sorter: new Sorter('AdminUnitCode'),
  });

  new VBox({ items: [new Title({ text: 'Observations' }), facts, new Title({ text: 'Totals' }), totals] }).placeAt('content');
  const binding = table => table.getBinding('items');
  window.counts = () => ({ facts: binding(facts).getCount(), totals: binding(totals).getCount() ?? binding(totals).getLength() });
  window.complete = () => failures.length > 0 || [facts, totals].every(table => binding(table).isLengthFinal() && table.getItems().length > 0);
});
