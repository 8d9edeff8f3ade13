import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FORMATS, ORIENTATIONS, PAPERS, type PrintChoice, SCALES, SPREADS } from './paper'
import classes from './Print.module.css'

interface PrintChoicesProps {
  readonly choice: PrintChoice
  readonly onChoose: (change: Partial<PrintChoice>) => void
}

export function PrintChoices({ choice, onChoose }: PrintChoicesProps) {
  const isPaper = choice.format === 'pdf'
  const isScaled = !isPaper || choice.spread === 'pages'
  return (
    <>
      <Choice name="format" values={FORMATS} value={choice.format} onChoose={onChoose} />
      {isPaper && (
        <>
          <Choice name="spread" values={SPREADS} value={choice.spread} onChoose={onChoose} />
          <div className={classes.pair}>
            <List
              name="paper"
              values={Object.keys(PAPERS) as PrintChoice['paper'][]}
              value={choice.paper}
              onChoose={onChoose}
            />
            <List name="orientation" values={ORIENTATIONS} value={choice.orientation} onChoose={onChoose} />
          </div>
        </>
      )}
      {isScaled && (
        <List
          name="scale"
          values={Object.keys(SCALES) as PrintChoice['scale'][]}
          value={choice.scale}
          onChoose={onChoose}
        />
      )}
    </>
  )
}

interface ChoiceProps<K extends keyof PrintChoice> {
  readonly name: K
  readonly values: readonly PrintChoice[K][]
  readonly value: PrintChoice[K]
  readonly onChoose: (change: Partial<PrintChoice>) => void
}

function useItems<K extends keyof PrintChoice>(name: K, values: readonly PrintChoice[K][]) {
  const { t } = useTranslation()
  return values.map(value => ({ value, label: t(`print.${name}.${value}`) }))
}

function Choice<K extends keyof PrintChoice>({ name, values, value, onChoose }: ChoiceProps<K>) {
  const { t } = useTranslation()
  const data = useItems(name, values)
  return (
    <SegmentedControl
      fullWidth
      aria-label={t(`print.${name}.label`)}
      data-print-choice={name}
      data={data}
      value={value}
      onChange={picked => onChoose({ [name]: picked })}
    />
  )
}

function List<K extends keyof PrintChoice>({ name, values, value, onChoose }: ChoiceProps<K>) {
  const { t } = useTranslation()
  const data = useItems(name, values)
  return (
    <NativeSelect
      label={t(`print.${name}.label`)}
      data-print-choice={name}
      data={data}
      value={value}
      onChange={event => onChoose({ [name]: event.currentTarget.value })}
    />
  )
}
