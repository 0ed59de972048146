import { Field, ObjectType } from 'type-graphql';
import { Indicator, Series, Trend } from '../../indicators/index.js';

@ObjectType({ description: 'An indicator that monitors a speerpunt, with its series and trend in an area.' })
export class SpendVersusTrendIndicator {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator!: Indicator;

  @Field(() => Series, { description: 'Its values in the area; without points where nothing is known.' })
  series!: Series;

  @Field(() => Trend, { description: 'The trend of the series; the same as `series.trend`.' })
  trend!: Trend;
}

@ObjectType({
  description:
    'What is spent on a speerpunt beside the trend of each indicator that monitors it. ' +
    'The two stand side by side: that one causes the other is not claimed, and `caveats` says why it cannot be.',
})
export class SpendVersusTrend {}
